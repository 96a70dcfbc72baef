import { count } from '../format.ts';
import { shown } from '../shown.ts';

const DAY = 24 * 60;

const part = (number: number, unit: string): string[] => (number === 0 ? [] : [`${number} ${unit}`]);

const minutes = (span: number): string =>
  [
    ...part(Math.floor(span / DAY), '天'),
    ...part(Math.floor((span % DAY) / 60), '小时'),
    ...part(span % 60, '分钟'),
  ].join(' ');

export const pivot = {
  minutes,
  around: (span: number) => `前后 ${minutes(span)}内`,
  same: (field: string, value: string) => `相同的${field}：${shown(value)}`,
  sameRequest: '相同的请求 ID 或关联 ID',
  everything: '全部',
  reach: '查看范围',
  otherReach: '其他分钟数…',
  title: '追踪事件前后',
  label: '前后分钟数',
  hint: (most: number) => `1 到 ${count('zh-CN', most)}（${minutes(most)}）的整数。`,
  keep: '保存',
  find: '显示前后的内容',
  noRequest: '该追踪事件没有请求 ID。',
  back: '返回之前的查询（Backspace）',
};
