import type * as en from '../en/live-test.ts';
import { count } from '../format.ts';

const language = 'zh-CN';
const number = (value: number): string => count(language, value);
const rates = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });

export const liveTest: typeof en.liveTest = {
  label: '实时测试',
  window: '最近的事件',
  presets: {
    minutes: '15 分钟',
    hour: '1 小时',
    day: '24 小时',
    week: '7 天',
    month: '30 天',
    quarter: '90 天',
    all: '全部',
  },
  custom: '其他…',
  back: '回到上一个时间段',
  windowShown: (from, to, zone) => `${from} – ${to} ${zone}`,
  windowHint: '时长从最后读取的事件往前计算。',
  matches: (value) => `匹配 ${number(value)} 条`,
  ofTraces: (value) => `共 ${number(value)} 条事件`,
  live: (value) => `线上 ${number(value)} 条`,
  liveWhy: '同名通知在上次读取账号时的内容所通知的条数。',
  changes: (gained, lost) => `新增 ${number(gained)}，减少 ${number(lost)}`,
  perDay: (value) => `每天 ${rates.format(value)} 条`,
  perDayWhy: '每天的消息数，按已读取的时间计算。',
  tooShort: '已读取的时间不足一天，无法给出每天的消息数。',
  unknown: (value) => `无法判断 ${number(value)} 条`,
  stale: '为上次更改之前的结果',
  ofLastValid: '依据最后一次有效的内容',
  coverage: (read, never) => (never === null ? `已读取 ${read}` : `已读取 ${read}，${never} 从未读取`),
  hours: (ms) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return `${number(Math.ceil(ms / 1000))} 秒`;
    if (minutes < 120) return `${number(Math.round(minutes))} 分钟`;
    return `${number(Math.round(minutes / 60))} 小时`;
  },
  nothingRead: '尚未读取事件，无法用来检验草稿。',
  figures: {
    peak: '10 分钟峰值',
    hour: '最忙的一小时',
    user: '最多的操作者',
    operation: '最多的操作',
  },
  noUser: '无用户',
  noOperation: '无操作',
  showStretch: (value) => `匹配 ${number(value)} 条：缩小到这段时间`,
  chart: '匹配随时间的分布',
  unit: '匹配',
  kinds: { match: '匹配', unknown: '无法判断' },
  chartHint: '单击一根柱或拖过多根柱，缩小到这段时间。',
  chartKeys: '方向键在柱之间移动，Enter 缩小到所选的柱，Shift 加方向键选择多根，Esc 取消选择。',
  chartNone: '此时间段内没有匹配',
  tabs: '实时测试的列表',
  tabMatches: (value) => `匹配 ${number(value)}`,
  tabUnknown: (value) => `无法判断 ${number(value)}`,
  listMatches: '匹配的事件',
  listUnknown: '无法判断的事件',
  columns: {
    time: (zone) => `时间 ${zone}`,
    rating: '级别',
    operation: '操作',
    resource: '资源',
    user: '用户',
  },
  noMatches: '没有匹配。',
  noUnknown: '草稿对每条事件都能判断。',
  openInTraces: '在“事件”中打开',
  openAllHint: '在“事件”页面显示相同的事件',
  why: '为什么？',
  outOfScope: '草稿不针对此事件：它属于其他提供方或项目。',
  gone: '此事件的原文已被移除。',
  close: '关闭',
};
