import { count } from '../format.ts';
import { shown } from '../shown.ts';
import type { journal as en } from '../en/journal.ts';

const number = (value: number): string => count('zh-CN', value);

export const journal: typeof en = {
  title: '日志',
  open: '打开日志',
  about: '导入、同步、清除以及对账号的更改都会记录，且从不修改；每条记录都带有前一条的哈希。',
  back: '设置',
  search: '搜索日志',
  entries: (value) => `${number(value)} 条记录`,
  sound: '链条完好：没有记录被修改或删除。',
  broken: (id) => `链条在第 ${number(id)} 条断开：它或它之前的记录被修改或删除。`,
  none: '此工作区尚无任何操作。',
  nothingFound: '没有符合搜索的记录。',
  noWorkspace: '打开工作区以查看其日志。',
  export: '导出',
  columns: { time: (zone) => `时间 ${zone}`, kind: '事项', by: '执行者', details: '详情' },
  kinds: {
    import: '导入',
    sync: '同步',
    read: '从云读取',
    retention: '按保留期限清除',
    publish: '更改账号',
    export: '导出',
    recovered: '恢复',
  },
  states: { begun: '已开始', done: '已完成', failed: '失败', unknown: '未知' },
  withState: (name, state) => `${name}，${state}`,
  changes: {
    'create-notification': '创建',
    'modify-notification': '替换',
    'switch-notification enabled': '启用',
    'switch-notification disabled': '停用',
    'delete-notifications': '删除',
    'create-tracker': '创建追踪器',
    'modify-tracker': '更改追踪器',
    'delete-tracker': '删除追踪器',
    'add-tags': '添加标签：',
    'delete-tags': '移除标签：',
  },
  change: (verb, names, connection) =>
    `${verb} ${names.map(shown).join('、')}${connection === null ? '' : `，连接 ${shown(connection)}`}`,
  added: (traces, isComplete) => `新增 ${number(traces)} 条事件${isComplete ? '' : '，不完整'}`,
  removed: (traces) => `清除 ${number(traces)} 条事件`,
  nobody: 'Tracebell',
  detailsOf: (id) => `第 ${number(id)} 条记录`,
  more: (left) => `还有 ${number(left)} 个字符`,
  list: '日志记录',
};
