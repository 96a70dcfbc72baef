import type * as en from '../en/member-columns.ts';
import { shown } from '../shown.ts';

export const memberColumns: typeof en.memberColumns = {
  find: '查找列，或输入路径：request.name',
  paths: '正文中出现的路径',
  add: (name) => `添加 ${shown(name)}`,
  malformed: '无法读取此路径。写法如 request.items[0].id 或 response["odd name"]。',
  show: (name) => `添加列：${shown(name)}`,
  hide: (name) => `移除列：${shown(name)}`,
  nullValue: 'null',
  emptyText: '""',
  isNull: '写为 null',
  isEmpty: '空文本',
  awaited: '正在读取',
  more: (values) => `+${values}`,
  moreWhy: (values) => `另有 ${values} 个值`,
};
