import type * as en from '../en/cli-replay.ts';
import { bytes, count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);

export const replayUsage: en.ReplayUsageTable = {
  'traces-missing': () => '未给出事件：请给出事件文件的 PATH，或 --workspace FILE。',
  'traces-twice': ({ given }) => `事件只能来自文件或工作区之一：请去掉“${shown(given)}”或 --workspace。`,
  'options-exclusive': ({ option, other }) => `“${option}”和“${other}”不能同时给出。`,
  'standard-input-twice': () => '两个通知中只能有一个来自标准输入。',
  'instant-unreadable': ({ option, given }) =>
    `“${option}”需要日期、带时区的日期时间或毫秒数，而不是“${shown(given)}”。`,
  'instant-without-zone': ({ option, given }) =>
    `“${option} ${shown(given)}”没有时区：请加上 Z（UTC）或 +08:00 这样的偏移。`,
  'window-turned': ({ from, to }) => `“--to ${shown(to)}”早于“--from ${shown(from)}”。`,
  'assumption-form': ({ given, names }) =>
    `“--assume”需要 NAME=VALUE，而不是“${shown(given)}”；可用的名称有 ${names.join('、')}。`,
  'assumption-unknown': ({ given, nearest }) => `没有假设“${shown(given)}”；最接近的是“${nearest}”。`,
  'assumption-fixed': ({ name, names }) => `假设“${name}”不能更改；可以更改的有 ${names.join('、')}。`,
  'assumption-value': ({ name, given, choices }) =>
    `假设“${name}”只能是 ${choices.join(' 或 ')}，而不是“${shown(given)}”。`,
  'assumption-twice': ({ name }) => `假设“${name}”只能给出一次。`,
};

export const replayed: typeof en.replayed = {
  standardInput: '标准输入',
  notText: '这不是 UTF-8 文本。',
  tooLarge: (limitBytes) => `这超过 ${bytes('zh-CN', limitBytes)}，没有通知需要这么大。`,
  oneOnly: '这是通知列表；此处需要单个通知。',
  idsOfList: '通知列表的 id 无法区分；使用 --ids 时请给出单个通知。',
  noTrace: (traceId) => `没有 id 为“${traceId}”的事件。`,
  olderWorkspace: (path) =>
    `${path} 由较旧的 Tracebell 创建；请用当前版本打开一次（或打开其副本），即可完成更新。`,
  unfinishedWorkspace: (path) =>
    `${path} 未正常关闭；请用 Tracebell 打开一次（或打开其副本），即可恢复完整。`,

  heading: (name, provider) =>
    `${name === null ? '没有名称的通知' : `通知“${name}”`}，针对 ${provider} 的事件`,
  counts: ({ traces, matched, unknown, noMatch, outOfScope }) =>
    `${number(traces)} 条事件：匹配 ${number(matched)}，未知 ${number(unknown)}，不匹配 ${number(noMatch)}` +
    (outOfScope === 0 ? '' : `；另有 ${number(outOfScope)} 条属于其他提供商或项目，不在范围内`),
  window: (from, to) => `时间窗口：${from} 至 ${to}`,
  noWindow: '时间窗口：无，因为没有事件',
  allRead: '  已全部读取',
  unread: (from, to) => `未完整读取：${from} 至 ${to}`,
  more: (left) => `另有 ${number(left)} 项`,
  section: (heading) => `${heading}：`,
  headings: {
    byRating: '按级别',
    byOperation: '最多的操作',
    byUser: '最多的用户',
    byHour: '最多的小时',
    assumptions: '所作的假设',
    issues: '问题',
    listIssues: '列表的问题',
    pins: '核对 pins',
  },
  ratings: { normal: 'normal', warning: 'warning', incident: 'incident', other: '其他' },
  matched: (traces) => `匹配 ${number(traces)}`,
  unknown: (traces) => `未知 ${number(traces)}`,
  none: '（无）',
  assumption: (sentence, value, traces) => `${sentence}（${value}，${number(traces)} 条事件）`,
  severities: { error: '错误', warning: '警告' },
  pin: ({ holds, traceId, want, found }) =>
    holds ? `符合  ${traceId}：${want}` : `不符  ${traceId}：应为${want}，实际是${found}`,
  pinGone: '没有此事件',
  ofList: (notifications) => `${number(notifications)} 个通知`,
  sources: ({ files, read, duplicates, conflicts, refused, errors }) =>
    `读取：${number(files)} 个文件，${number(read)} 条记录，其中重复 ${number(duplicates)}，冲突 ${number(conflicts)}，拒绝 ${number(refused)}` +
    (errors === 0 ? '' : `；${number(errors)} 个文件无法读取或未读完`),
  found: ({ errors, warnings }) =>
    errors + warnings === 0 ? '没有发现问题。' : `${number(errors)} 个错误，${number(warnings)} 个警告`,

  explained: (traceId, verdict) => `事件 ${traceId}：${verdict}`,
  version: (which, versions) =>
    `第 ${number(which)} 个版本，共 ${number(versions)} 个；它们互相矛盾，或来自不同的提供商`,
  outOfScope: '不在此通知的范围内：属于其他提供商或项目。',
  part: (name, verdict, reason) => `${name}：${verdict}。${reason}`,
  compared: (expected, actual) => `期望：${expected}；实际：${actual}。`,
  difference: (at, expected, actual) => `从第 ${number(at)} 个字符起不同：“${expected}”与“${actual}”。`,
  space: '',
  changes: {
    gained: '新增匹配',
    lost: '不再匹配',
    kept: '仍然匹配',
    becameUnknown: '变为未知',
    becameKnown: '不再未知',
  },
  change: (change, traces) => `${change}：${number(traces)} 条事件`,
  issuesOf: { before: '第一个通知的问题', after: '第二个通知的问题' },
};
