import type * as en from '../en/retention.ts';
import { count } from '../format.ts';
import { utcMoment } from '../utc.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

export const retention: typeof en.retention = {
  title: '当前工作区',
  label: '保留事件',
  choices: { all: '全部保留', days: '只保留最近若干天' },
  kept: (value) =>
    value === null ? '此工作区保留全部事件。' : `此工作区只保留最近 ${number(value)} 天的事件。`,
  days: '天数',
  apply: '应用',
  range: (most) => `1 到 ${number(most)} 的整数。`,
  aboutAll: '不会自动移除任何内容。',
  aboutDays:
    '更早的事件会在应用此设置时以及每次导入时移除，带书签、标签或备注的除外。读取时所用的文件不受影响。',
  askTitle: '移除较早的事件？',
  ask: (value, keptDays, before) =>
    `${utcMoment(language, before)} UTC 之前的 ${number(value)} 条事件连同其原始记录将从此工作区移除：今后只保留最近 ${number(keptDays)} 天。此操作无法撤销。`,
  askFiles: '读取时所用的文件仍原样留在磁盘上。再次读取时，这么早的事件不会被收入。',
  remove: (value) => `移除 ${number(value)} 条事件`,
  keep: '不移除',
};
