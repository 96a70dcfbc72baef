import type { liveList as en } from '../en/live-list.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);

export const liveList: typeof en = {
  title: '线上通知',
  looked: (age) => `${age}前的状态。同步后更新。`,
  quota: (used, most) => `已用 ${number(used)} / ${number(most)}`,
  project: '项目',
  none: '该项目没有通知。',
  search: '搜索线上通知',
  nothingFound: '没有符合搜索的线上通知。',
  statuses: { enabled: '已启用', disabled: '已停用' },
  targets: { smn: (name) => `主题 ${name}`, fun: (name) => `函数 ${name}` },
  noTarget: '无',
  statusWhy: '以账号中的为准。',
  gone: (notifications) => `账号中已不存在（${number(notifications)}）`,
  goneName: '名称',
  goneSeen: '最后见于',
  goneSince: '消失于',
  goneSentence: '曾上报的内容',
  earlier: '以前的状态…',
  earlierOf: (name) => `${shown(name)} 以前的状态，可恢复`,
  openWrites: '结果未知的更改',
  openWrite: (names, time) =>
    `${time} 发送了对 ${names.map(shown).join('、')} 的更改，但 Tracebell 未得知其结果。读取账号之前，结果未知。`,
  readNow: '读取账号',
  noWay: '请在设置中打开到该项目的连接以读取。',
  actions: (name) => `可对线上通知 ${shown(name)} 进行的操作`,
  duplicate: '复制为草稿',
  make: '生成草稿',
  export: '导出',
  exportAll: '全部导出',
  exportAs: {
    json: '服务所示的 JSON',
    body: '可重新创建它们的请求体',
    terraform: 'Terraform',
  },
  exportOne: { json: '导出为 JSON', body: '导出为请求体', terraform: '导出为 Terraform' },
  drafts: (drafts) => `${number(drafts)} 个草稿`,
  open: (name, drafts) => `${number(drafts)} 个草稿，来自 ${shown(name)}：打开`,
};
