import { shown } from '../shown.ts';

const minutes = (count: number): string =>
  count < 60 ? `${count} 分钟` : count < 24 * 60 ? '1 小时' : '1 天';

export const pivot = {
  minutes,
  around: (count: number) => `前后 ${minutes(count)}内`,
  same: (field: string, value: string) => `相同的${field}：${shown(value)}`,
  sameRequest: '相同的请求 ID 或关联 ID',
  everything: '全部',
  reach: '查看范围',
  noRequest: '该追踪事件没有请求 ID。',
  back: '返回之前的查询（Backspace）',
};
