import type * as en from '../en/exports.ts';
import { bytes, count } from '../format.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

export const traceExport: typeof en.traceExport = {
  title: '导出事件',
  open: '导出事件…',
  what: {
    all: (traces) =>
      traces === null
        ? '此工作区的全部事件，从最早的开始。'
        : `此工作区的全部 ${number(traces)} 条事件，从最早的开始。`,
    filtered: '筛选得到的事件，从最早的开始。',
    unanswered: '列表当前显示的事件，从旧到新。尚不知筛选会找到哪些事件。',
    chosen: (traces) => `所选的 ${number(traces)} 条事件，从最早的开始。`,
    none: '此工作区中没有事件。',
  },
  format: '格式',
  formats: { json: 'JSON', ndjson: 'NDJSON', csv: 'CSV', xlsx: 'XLSX' },
  about: {
    json: '一个文档，其中列出全部事件。',
    ndjson: '每行一条事件。',
    csv: '表格，时间为 UTC。电子表格会当作公式运行的文本以撇号开头。',
    xlsx: '工作簿，时间为 UTC。任何内容都不会作为公式运行。超出单元格长度的文本会被截断，任务会说明次数；再次读入时，这样的行会被拒绝。',
  },
  content: '内容',
  contents: { original: '原始记录', fields: '事件字段' },
  aboutContent: {
    original: '记录与读入时一致。',
    fields: '使用 Tracebell 的字段名，时间为 UTC。',
  },
  where: '文件写入运行 Tracebell 的机器上的这个位置。',
  do: '导出',
  choosePlace: '选择位置…',
  name: (workspace) => `${workspace} 事件`,
  finished: (rows, size, path) => `已将 ${number(rows)} 条事件（${bytes(language, size)}）写入 ${path}`,
  cut: (cells) => `${number(cells)} 个单元格被截断：文本超出此格式的长度限制。JSON 可完整保存。`,
};
