import type * as en from '../en/overview-charts.ts';
import { count } from '../format.ts';
import { utcMark } from '../utc.ts';

const language = 'zh-CN';
const number = (value: number): string => count(language, value);
const traces = (value: number): string => `${number(value)} 条事件`;

const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const MOST_SHARE = 0.999;
const points = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

export const overviewCharts: typeof en.overviewCharts = {
  count: number,
  traces,
  share: (value) => shares.format(value < 1 ? Math.min(value, MOST_SHARE) : value),
  mark: (at, unit) => utcMark(language, at, unit),
  span: (ms) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return `${number(Math.round(ms / 1000))} 秒`;
    if (minutes < 120) return `${number(Math.round(minutes))} 分钟`;
    if (minutes < 72 * 60) return `${number(Math.round(minutes / 6) / 10)} 小时`;
    return `${number(Math.round(minutes / 144) / 10)} 天`;
  },
  between: (from, to) => `${from} 至 ${to}`,
  custom: '其他…',
  customTitle: '其他时间段',
  customFrom: (zone) => `起始时间（${zone}）`,
  customTo: (zone) => `截止时间（${zone}）`,
  customShow: '显示',
  customCancel: '取消',
  customWrong: '请按 2024-05-16 或 2024-05-16 09:14 的格式填写，截止时间须晚于起始时间。',
  never: (share, span) => `这段时间的 ${share}（${span}）从未读取：其间发生的事件不在任何数字之内。`,
  lacking: (span, trackers, of) =>
    `${number(of)} 个追踪器中有 ${number(trackers)} 个在这段时间内有 ${span} 从未读取：其当时记录的事件不在任何数字之内。`,
  unproven: '已读取的内容未被证明是全部：只有摘要文件或同步才能证明。',
  asTable: '表格',
  asChart: '图表',
  savePng: 'PNG',
  saveCsv: 'CSV',
  savePngOf: (title) => `保存为 PNG：${title}`,
  saveCsvOf: (title) => `保存为 CSV：${title}`,
  tableOf: (title) => `以表格显示：${title}`,
  chartOf: (title) => `以图表显示：${title}`,
  saved: (path) => `已保存：${path}`,
  kinds: { incident: '事故', warning: '警告', normal: '正常', other: '其他级别' },
  ratings: {
    title: '级别',
    label: '按级别统计的事件时间分布',
    step: '每个柱代表',
    steps: { hour: '小时', day: '天' },
    per: {
      minutes: '每 5 分钟事件数',
      hour: '每小时事件数',
      day: '每天事件数',
      month: '每月事件数',
      year: '每年事件数',
    },
    coarser: '柱的时长比所选的更长，否则柱会过多。',
    finer: '柱的时长比所选的更短，否则几乎只有一个柱。',
    keys: '方向键在柱之间移动，Enter 打开该柱的事件，Shift 加方向键选择多个，Escape 取消。',
    hint: '单击一个柱，或拖过多个柱，即可查看其事件。',
    none: '这段时间内没有事件',
    gap: '从未读取',
    said: (span, counts, hasGap) =>
      [
        `${span}：`,
        counts.map(({ label, count: value }) => `${label} ${number(value)}`).join('，'),
        ...(hasGap ? ['（未全部读取）'] : []),
      ].join(''),
    columns: { from: '起始', to: '截止', total: '事件', never: '从未读取' },
    open: (kind, value) => `${kind}：${value}。显示这些事件`,
  },
  breakdown: {
    title: '按组统计的级别',
    by: '分组',
    groups: { service: '服务', operator: '操作用户', operation: '操作' },
    many: {
      service: (value) => `${number(value)} 个服务`,
      operator: (value) => `${number(value)} 个操作用户`,
      operation: (value) => `${number(value)} 个操作`,
    },
    others: (what, value) => `另有 ${what}：${traces(value)}`,
    total: '事件',
    said: (name, counts) =>
      `${name}：${counts.map(({ label, count: value }) => `${label} ${number(value)}`).join('，')}。显示这些事件`,
  },
  failures: {
    title: '失败',
    meaning:
      '失败指级别为警告（操作失败）或事故（操作失败且可能影响其他对象）的事件。没有这类级别的事件不计入占比。',
    whole: (share, failed, rated) => `${share} 失败：${traces(rated)}中有 ${number(failed)} 条。`,
    wasBefore: (share, change) => `之前同样长的时间内为 ${share}：${change}。`,
    points: (value) => (Math.abs(value) < 0.0005 ? '无变化' : `${points.format(value * 100)} 个百分点`),
    noneBefore: '之前同样长的时间没有任何已知内容，因此不说明变化。',
    nowIncomplete: (share) => `这段时间的 ${share} 从未读取，因此不说明变化。`,
    beforeLacking: (span, trackers, of) =>
      `之前同样长的时间，${number(of)} 个追踪器中有 ${number(trackers)} 个有 ${span} 从未读取。`,
    beforeIncomplete: (share) => `之前同样长的时间有 ${share} 从未读取，因此不说明变化。`,
    wasOnly: (share) => `其中已读取的部分有 ${share} 失败。`,
    none: '这段时间内没有失败的事件。',
    columns: {
      failed: '失败',
      share: '占比',
      success: '成功',
      before: '之前占比',
      change: '变化',
      refused: '被拒绝',
    },
    refusedMeaning: '被拒绝：返回 401 或 403。',
    notStated: '不说明',
    openFailed: (name, value) => `${name}：${value} 条失败。显示这些事件`,
    openRefused: (name, value) => `${name}：${value} 条被拒绝。显示这些事件`,
    openAll: (name, value) => `${name}：${value} 条事件。显示这些事件`,
  },
  novel: {
    title: '新出现或罕见',
    subjects: { operator: '操作用户', address: '地址', operation: '操作', accessKey: '访问密钥' },
    subject: '对象',
    since: (at) => `“新”指在已读取的内容中，这段时间之前从未出现；已读取的内容始于 ${at}。`,
    pastIncomplete: (share) => `之前的时间有 ${share} 从未读取。`,
    pastUnknown: '之前的时间读取得太少，无法判断哪些是新的。',
    rareAtMost: '罕见：最多出现',
    times: (value) => `${number(value)} 次`,
    none: {
      operator: '没有新的或罕见的操作用户。',
      address: '没有新的或罕见的地址。',
      operation: '没有新的或罕见的操作。',
      accessKey: '没有新的或罕见的访问密钥。',
    },
    isNew: '新',
    isRare: '罕见',
    columns: { value: '取值', why: '原因', count: '事件', before: '之前', firstAt: '在此首次出现' },
    further: (fresh, rare) =>
      `未列出：新的 ${number(fresh)} 个，罕见的 ${number(rare)} 个。表格各列出最多 100 个。`,
    open: (value) => `${value}：显示其事件`,
  },
  patterns: {
    silences: '静默',
    bursts: '突增',
    silenceOver: '长于',
    hours: '小时',
    burstFactor: '平常的倍数',
    burstLeast: '至少',
    burstTraces: '条事件',
    silenceNone: '没有这么长的无事件时间段。',
    burstNone: '没有如此突出的柱。',
    burstMeaning: (per) => `与两侧各 12 个柱的中位数相比（${per}）。`,
    silent: '已读取，无事件',
    proven: '已证明无事件',
    unread: '从未读取',
    mixed: (never) => `其中 ${never} 从未读取`,
    lacking: (trackers, of) => `${number(of)} 个追踪器中有 ${number(trackers)} 个未读取`,
    burst: (value, usual) => `${value}，平常 ${usual}`,
    columns: {
      from: '起始',
      to: '截止',
      length: '时长',
      read: '读取情况',
      count: '事件',
      usual: '平常',
    },
    openAround: (span) => `${span}：显示其前后的事件`,
    open: (span) => `${span}：显示这些事件`,
    further: (value) => `表格中另有 ${number(value)} 个`,
  },
  attention: {
    title: '需要关注',
    incidents: (value) => `${number(value)} 个事故`,
    warnings: (value) => `${number(value)} 个警告`,
    inWindow: '在这段时间内',
    before: '：',
    unreported: (value) => `${number(value)} 个没有任何已启用的通知上报`,
    allReported: '每个都有已启用的通知上报',
    heldAgainst: (notifications, lookedAt) =>
      `以读取账号时（${lookedAt}）已启用的 ${number(notifications)} 个通知比对；草稿不会上报。`,
    unsure: (value) => `其中 ${number(value)} 个无法判断。`,
    unknownReports: '是否有已启用的通知上报它们尚不可知：尚未读取在用的通知，而草稿不会上报。',
    holes: (share) => `这段时间的 ${share} 从未读取`,
    lacking: (never, trackers, of) =>
      `${number(of)} 个追踪器中有 ${number(trackers)} 个在这段时间内有 ${never} 从未读取`,
    holesShow: '查看已读取的内容',
    conflicts: (value) => `${traces(value)}在同一标识下有两种内容`,
    refused: (value) => `${number(value)} 条记录被拒绝`,
    inWorkspace: '在此工作区中',
    nothing: '没有：这段时间内没有事故和警告，全部已读取，也没有被拒绝的记录。',
  },
};
