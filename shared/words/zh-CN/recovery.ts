import { isNothing, type Lost } from '../../model/recovery.ts';
import type { recovery as en } from '../en/recovery.ts';
import { count } from '../format.ts';
import type { TaskKind } from '../../model/task.ts';

const language = 'zh-CN';

export const cutOffAdvice: Record<TaskKind, string> = {
  copy: '副本未生成，请重新保存。',
  compact: '没有丢失内容，请重新压缩。',
  import: '已读入的内容已保留。重新读取这些文件即可补全。',
  export: '文件未写入，请重新导出。',
  sync: '已读入的内容已保留，下次同步会读取缺失部分。',
  read: '已读入的内容已保留，重新读取即可补全。',
  sample: '打开示例时会重新制作。',
  recover: '副本未生成，损坏的文件保持原样，请重新制作。',
};

function lostPart(lost: Lost, name: string): string[] {
  if (isNothing(lost)) return [];
  if (lost === 'unknown') return [`数量不明的${name}`];
  return 'count' in lost
    ? [`${count(language, lost.count)} 个${name}`]
    : [`最多 ${count(language, lost.atMost)} 个${name}`];
}

export const recovery: typeof en = {
  make: '制作恢复副本',
  making: '正在制作恢复副本…',
  open: '打开',
  done: ({ traces, drafts, marks, views }, path) =>
    `${path} 包含可读取的内容：${count(language, traces.kept)} 个事件、${count(language, drafts.kept)} 个草稿、${count(language, marks.kept)} 个标记、${count(language, views.kept)} 个视图。`,
  lost: ({ traces, files, drafts, marks, views, isLastLost }) => {
    const parts = [
      ...lostPart(traces.lost, '事件'),
      ...lostPart(files.lost, '已读文件条目'),
      ...lostPart(drafts.lost, '草稿'),
      ...lostPart(marks.lost, '标记'),
      ...lostPart(views.lost, '视图'),
    ];
    const last = '最后写入的内容可能缺失。';
    const counted = parts.length === 0 ? [] : [`已丢失：${parts.join('、')}。`];
    return [...counted, ...(isLastLost ? [last] : [])].join('') || '没有丢失内容。';
  },
  readAgain: '请重新读取事件文件以补全缺失部分。',
  cutOff: ({ files, added }) =>
    `Tracebell 意外结束，一次读取被中断。已读入 ${count(language, files)} 个文件，新增 ${count(language, added)} 个事件，均已保留。`,
  bringAgain: '请重新提供其文件以补全。',
  goOn: '继续',
  lostMarks: (path) => `已丢失事件的标记保存在 ${path}：重新读入这些事件后，可在“所有标记”中导入。`,
};
