import type { sync as en } from '../en/sync.ts';
import { count } from '../format.ts';

const number = (value: number): string => count('zh-CN', value);

export const sync: typeof en = {
  sync: '同步',
  syncOf: (name) => `同步 ${name}`,
  waits: '导入完成后再保存读取的内容',
  scheduled: '按计划',
  everyOf: (name: string) => `自动同步 ${name}`,
  every: '自动同步',
  intervals: { off: '关闭', 15: '每 15 分钟', 60: '每小时', 360: '每 6 小时', 1440: '每天' },
  needsWorkspace: '请先打开可写的工作区，再同步到其中。',
  finished: (name, { added, duplicates, conflicts }) =>
    `已同步 ${name}：新增 ${number(added)} 条，此前已有 ${number(duplicates)} 条${
      conflicts === 0 ? '' : `，冲突 ${number(conflicts)} 条`
    }。`,
  missing: (first, more) => (more === 0 ? first : `${first}另有 ${number(more)} 部分缺失。`),
  parts: (missing) => `缺失 ${number(missing)} 部分`,
  stretch: ({ tracker, from, to, zone, reason }) =>
    `${tracker} 在 ${from} 至 ${to}（${zone}）记录的事件缺失：${reason}`,
  unseen: (what, reason) => `无法读取 ${what}：${reason}`,
};
