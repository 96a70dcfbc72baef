import type * as en from '../en/marks.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

export const marks: typeof en.marks = {
  title: '标记',
  column: '标记',
  bookmark: '加书签',
  bookmarked: '已加书签',
  takeOff: '移除书签',
  tags: '标签',
  tagsOf: (trace) => `“${shown(trace)}”的标签`,
  tag: (name) => `标签 ${shown(name)}`,
  addTag: '添加标签',
  removeTag: (name) => `移除标签 ${shown(name)}`,
  suggestions: '已有标签',
  tooLong: (most) => `标签最多 ${number(most)} 个字符。`,
  tooMany: (most) => `一条事件最多 ${number(most)} 个标签。`,
  editTags: '标签…',
  note: '备注',
  noteIs: (excerpt) => `备注：${shown(excerpt)}`,
  editNote: '编辑备注',
  writeNote: '写备注',
  read: '阅读',
  write: '编写',
  how: '备注的显示方式',
  markdown: 'Markdown。输入时自动保存；按 Esc 回到列表。',
  saving: '正在保存…',
  saved: '已保存',
  notSaved: '未保存',
  noNote: '这条事件没有备注。',
  done: {
    bookmarked: '已加书签',
    unbookmarked: '已移除书签',
    tagged: '已添加标签',
    untagged: '已移除标签',
    noted: '已保存备注',
    undone: '已撤销',
  },
  undo: '撤销',
  withNote: '有备注',
  none: '这里没有。按 B 加书签，按 L 加标签，按 E 打开备注。',
  include: (what) => `仅 ${shown(what)}`,
  exclude: (what) => `排除 ${shown(what)}`,
  more: (value) => `另有 ${number(value)} 个`,
  copyLink: (address) => `复制地址 ${shown(address)}`,
  linkCopied: '已复制',
};
