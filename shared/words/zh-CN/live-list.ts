import type { liveList as en } from '../en/live-list.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);

export const liveList: typeof en = {
  title: '线上通知',
  looked: (age) => `为 ${age}前的状态。同步后更新。`,
  quota: (used, most) => `已用 ${number(used)} / ${number(most)}`,
  project: '项目',
  none: '该项目没有通知。',
  search: '搜索线上通知',
  nothingFound: '没有符合搜索的线上通知。',
  statuses: { enabled: '已启用', disabled: '已停用' },
  targets: { smn: (name) => `主题 ${name}`, fun: (name) => `函数 ${name}` },
  noTarget: '无',
  statusWhy: '以账号中的为准。',
  actions: (name) => `可对线上通知 ${shown(name)} 进行的操作`,
  duplicate: '复制为草稿',
  make: '生成草稿',
  drafts: (drafts) => `${number(drafts)} 个草稿`,
  open: (name, drafts) => `${number(drafts)} 个草稿，来自 ${shown(name)}：打开`,
};
