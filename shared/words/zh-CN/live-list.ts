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
  columns: {
    name: '名称',
    status: '状态',
    target: '发送至',
    sentence: '报告内容',
    matched: '匹配',
    unknown: '无法判断',
    issues: '问题',
    draft: '草稿',
  },
  sortBy: (column) => `按${column}排序`,
  statuses: { enabled: '已启用', disabled: '已停用' },
  targets: { smn: (name) => `主题 ${name}`, fun: (name) => `函数 ${name}` },
  noTarget: '无',
  draftOf: (name) => `由 ${shown(name)} 生成草稿`,
  make: '生成草稿',
  drafts: (drafts) => `${number(drafts)} 个草稿`,
  open: (name) => `打开 ${shown(name)} 的草稿`,
};
