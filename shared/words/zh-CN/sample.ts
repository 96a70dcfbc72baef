import type { firstRun as enFirstRun, sample as en, tour as enTour } from '../en/sample.ts';
import { bytes, count } from '../format.ts';
import { utcMoment } from '../utc.ts';

const language = 'zh-CN';

export const firstRun: typeof enFirstRun = {
  sample: {
    title: '试用样例',
    text: '一家虚构公司的一周，其中藏有十个问题。无需账号。',
    open: '打开样例',
    making: '正在生成样例…',
  },
  files: { title: '打开事件文件' },
  connect: {
    title: '连接云',
    text: '读取账号最近七天的事件，不更改其中任何内容。',
    open: '添加连接…',
  },
  workspace: '或从自己的工作区开始：',
};

export const tour: typeof enTour = {
  label: '样例导览',
  start: '开始导览',
  resume: (step) => `继续导览（第 ${count(language, step)} 步）`,
  at: (step, of) => `样例导览：${count(language, step)} / ${count(language, of)}`,
  leave: '离开',
  back: '上一步',
  next: '下一步',
  end: '完成',
  steps: {
    attention: { title: '一周里发生了什么', text: '六万条事件，其中十次事故。每个数字都能打开它的事件。' },
    stranger: {
      title: '新面孔',
      text: '最近一天里，ops-temp 在已读取的事件中首次出现。地址和操作也同样列出。',
    },
    traces: {
      title: '他们做了什么',
      text: '一行条件把列表缩小到 ops-temp：停用一条通知、禁用密钥、计划删除 customer-records。选中一条事件可查看其请求和响应。',
    },
    'never-fires': {
      title: '为何无人得知',
      text: '每条通知都与同一周的事件核对。bucket_policies 从不触发，failed_logins 报告每一次登录。打开一条查看原因。',
    },
    coverage: {
      title: '是否齐全',
      text: '摘要文件逐小时证明读取了什么。缺失三小时，还有一个文件与其摘要不符。',
    },
  },
};

export const sample: typeof en = {
  badge: '样例',
  title: '这是样例',
  explained: '公司、人员及其所为均属虚构。可以随意更改其中的内容。',
  remove: '移除样例',
  removed: '样例及其文件已移除。',
  restore: '恢复',
  hidden: (findings) => `其中藏着什么（${count(language, findings)}）`,
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
      text: '三十条事件出现在两个文件中，服务允许如此。每条只计一次。',
    },
  },
  written: (line) =>
    `截至 ${utcMoment(language, line.until)} UTC 的七天内共 ${count(language, line.traces)} 条事件，写入 ${line.folder} 下的 ${count(language, line.files)} 个文件（${bytes(language, line.bytes)}）。`,
  invented: '公司、人员及其所为均属虚构。其中藏有：',
  finding: (title, text) => `  ${title}。${text}`,
  next: '试一试：',
};
