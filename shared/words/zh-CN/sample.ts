import type { sample as en } from '../en/sample.ts';
import { bytes, count } from '../format.ts';
import { utcMoment } from '../utc.ts';

const language = 'zh-CN';

export const sample: typeof en = {
  findings: {
    'key-deletion': {
      title: '陌生人计划删除密钥',
      text: '从未出现过的 ops-temp 从从未出现过的地址登录，并计划删除密钥 customer-records。',
    },
    'switched-off': {
      title: '一条通知停用了四小时',
      text: 'key_lifecycle 被停用，其间发生了十二条它本应报告的事件，之后又被启用。',
    },
    'filter-off': {
      title: '不起作用的过滤条件',
      text: 'failed_logins 写有规则，但过滤开关是关闭的：它报告每一次登录。',
    },
    'never-fires': {
      title: '永远不会触发的通知',
      text: 'bucket_policies 写的是 SetBucketPolicy，而服务记录的是 setBucketPolicy。',
    },
    'user-twice': { title: '同一用户在两个组中', text: 'access_changes 的两个组都列有 mara.lindqvist。' },
    'unreported-incident': {
      title: '无人得知的事故',
      text: '账号中有十次事故，serious_failures 报告了九次。删除集群不在它的操作之列。',
    },
    burst: {
      title: '停不下来的流水线',
      text: 'ci-deployer 在二十分钟内请求同一条规则 2,400 次，每次都被拒绝。',
    },
    gap: { title: '缺失三小时', text: '摘要文件列出的六个事件文件不存在。' },
    'changed-file': {
      title: '一个文件被改动',
      text: '它与摘要所记不符：删除 orders-db 快照的事件被拿掉了。',
    },
    'duplicate-delivery': {
      title: '重复投递',
      text: '四十条事件出现在两个文件中，服务允许如此。每条只计一次。',
    },
  },
  written: (line) =>
    `截至 ${utcMoment(language, line.until)} UTC 的七天内共 ${count(language, line.traces)} 条事件，写入 ${line.folder} 下的 ${count(language, line.files)} 个文件（${bytes(language, line.bytes)}）。`,
  invented: '公司、人员及其所为均属虚构。其中藏有：',
  finding: (title, text) => `  ${title}。${text}`,
  next: '试一试：',
};
