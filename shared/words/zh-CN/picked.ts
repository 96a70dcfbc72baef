import type * as en from '../en/picked.ts';
import { bytes, count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

export const picked: typeof en.picked = {
  label: '已选事件',
  selected: (traces) => `已选 ${number(traces)} 条`,
  hidden: (traces) => `其中 ${number(traces)} 条不在列表中`,
  dropped: (traces) => `${number(traces)} 条事件不再被选中：列表已改变。`,
  tooMany: (limit) => `一次最多 ${number(limit)} 条事件。请缩小列表范围，或将其导出。`,
  copied: (traces) => `已复制 ${number(traces)} 条事件`,
  notCopied: '未复制：浏览器不允许。请重试。',
  tags: '标签…',
  tagsOf: (traces) => `${number(traces)} 条事件的标签`,
  part: (traces, all) => `${number(traces)}/${number(all)}`,
  draft: '草稿',
  start: (traces) => `用这 ${number(traces)} 条事件新建草稿`,
  addTo: (name) => `加入草稿 ${shown(name)}`,
  addToOne: '加入草稿',
  copy: '复制',
  copyCsv: '以 CSV 复制各列',
  copyLines: '以 JSON 行复制记录',
  export: '导出…',
  compare: '比较',
  clear: '只选一条',
  all: '选择列表中的全部',
};

export const copyTooMuch: typeof en.copyTooMuch = (limit, limitBytes) =>
  `一次最多复制 ${number(limit)} 条事件、${bytes(language, limitBytes)}。`;
