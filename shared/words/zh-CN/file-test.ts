import type { fileTest as en } from '../en/file-test.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);

export const fileTest: typeof en = {
  choose: '单个文件…',
  chooseHint: '只用一个已导入文件中的事件进行测试',
  only: '仅限此文件的事件',
  letGo: '重新查看所有文件',
  noFiles: '没有路径中包含此内容的已导入文件。',
  moreFiles: (value) => `另有 ${number(value)} 个文件：请输入路径的一部分。`,
  title: '用一个文件测试所有通知',
  link: '用通知测试此文件',
  linkHint: '哪些线上通知会报告此文件中的哪些事件',
  draft: '用此文件测试草稿',
  draftHint: '每个草稿的实时测试都只查看此文件，直到取消为止',
  rests: (traces) => `${number(traces)} 条事件。若其他来源对某条事件有更多信息，则以其为准。`,
  drafts: '计入草稿',
  draftsHint: '每个草稿单独成列，与线上通知并列。',
  none: '该项目没有通知，也未计入草稿。',
  parts: {
    all: (value) => `全部 ${number(value)}`,
    reported: (value) => `已报告 ${number(value)}`,
    unknown: (value) => `无法判断 ${number(value)}`,
    unreported: (value) => `无通知报告 ${number(value)}`,
  },
  which: '列出的事件',
  matchOf: (name) => `由 ${shown(name)} 报告`,
  unknownOf: (name) => `${shown(name)} 无法判断`,
  notifications: '每个通知对此文件的判断',
  name: '通知',
  matched: '匹配',
  unknown: '无法判断',
  off: '已停用',
  offHint: '该通知已停用，不会报告任何事件。',
  open: (name, column, traces) => `${shown(name)}，${column}：查看 ${number(traces)} 条事件`,
  table: '按通知列出的事件',
  noTraces: '此文件的事件都不在这里。',
  noneSuch: '此文件中没有这样的事件。',
  outOfScope: '不查看',
  why: (name) => `原因：${shown(name)}`,
  whyNone: '在某条事件的行中选择一个通知，即可查看其报告或不报告的原因。',
  close: '关闭原因',
  resize: (column) => `${column} 的宽度`,
};
