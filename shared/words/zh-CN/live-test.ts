import type * as en from '../en/live-test.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';
const number = (value: number): string => count(language, value);
const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
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
  liveWhy: '草稿所依据的或同名的通知在上次读取账号时的内容所通知的条数。',
  changes: (gained, lost) => `新增 ${number(gained)}，减少 ${number(lost)}`,
  perDay: (value) => `每天 ${rates.format(value)} 条`,
  perDayWhy: '每天的消息数，按已读取的时间计算。',
  tooShort: '已读取的时间不足一天，无法给出每天的消息数。',
  unknown: (value) => `无法判断 ${number(value)} 条`,
  judged: {
    hint: '在此时间窗口内已判断的匹配中，有多少是有用的。判断属于事件本身：所有草稿共用。',
    none: '尚未判断任何匹配',
    of: (useful, noise) =>
      `已判断的 ${number(useful + noise)} 条中 ${number(useful)} 条有用，${shares.format(useful / (useful + noise))}`,
    open: (value) => `${number(value)} 条尚未判断`,
    missed: (value) => `${number(value)} 条被判断为有用但未被报告`,
    draft: (what) => `判断：${what}`,
    live: (what) => `线上：${what}`,
    among: (useful, noise) => `其中 ${number(useful)} 条被判断为有用，${number(noise)} 条为噪声。`,
  },
  stale: '为上次更改之前的结果',
  unanswered: '上次更改无法统计：此为更早的结果',
  notCounted: {
    nothing: '未能完成统计，因此结果未知。',
    before: '未能完成统计：显示的是之前的结果。',
    again: '重试',
  },
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
  showMatches: (value) => `匹配 ${number(value)} 条：在“事件”中显示`,
  chart: '匹配随时间的分布',
  unit: '匹配',
  kinds: { match: '匹配', unknown: '无法判断', live: '线上' },
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
  noMatches: '没有匹配。“差一点”显示仅因一个条件而被排除的事件。',
  noUnknown: '草稿对每条事件都能判断。',
  tabNear: (value) => `差一点 ${typeof value === 'number' ? number(value) : value}`,
  tabAssumptions: '假设',
  tabPins: (pins, failing) =>
    failing === 0 ? `样例 ${number(pins)}` : `样例 ${number(pins)}，${number(failing)} 个不符`,
  near: {
    label: '仅因一个条件而未匹配的事件',
    none: '没有差一点的事件：没有事件仅因一个条件被排除。',
    more: (groups) => `另有 ${number(groups)} 个较小的组未列出。`,
    traces: (value) => `${number(value)} 条事件`,
    nothing: '无',
    fails: (clause) => `仅“${clause}”不符`,
    effect: (gained, lost) =>
      lost === 0 ? `多匹配 ${number(gained)} 条` : `多匹配 ${number(gained)} 条，少 ${number(lost)} 条`,
    noRepair: '无法通过更改草稿使其匹配。',
    rowsOf: (what) => `含 ${shown(what)} 的近似匹配`,
    rows: (rows, all) =>
      rows === all ? `${number(all)} 条事件` : `${number(all)} 条中最新的 ${number(rows)} 条`,
    showMore: '显示更多',
    add: (what) => `添加 ${shown(what)}`,
    everybody: '针对所有用户',
    without: (rules) => `去掉 ${rules.map(shown).join('、')}`,
    filterOff: '关闭筛选',
    enable: '启用',
    includeData: '也包含数据事件',
  },
  assumed: {
    label: '所作的假设',
    hint: '用于服务文档没有说明之处。更改会随草稿保存，并立即生效。',
    traces: (value) => `影响 ${number(value)} 个判断`,
    none: '这些判断没有依赖任何假设。',
    effect: (gained, lost, unknown) =>
      `+${number(gained)} / −${number(lost)} 条匹配，${number(unknown)} 条无法判断`,
  },
  clauses: {
    tab: '条款',
    label: '从示例出发，逐条调整',
    hint: (traces) =>
      `这 ${number(traces)} 个必须匹配的示例的共同之处。每个条款可以保留、放宽或去掉；旁边是届时的匹配数。`,
    none: '还没有必须匹配的示例。请将某条事件设为必须匹配，或在“事件”页面从多条事件新建草稿：然后可在此逐条保留、放宽或去掉条款。',
    gone: '已读取的事件中没有任何示例。',
    names: {
      operation: '操作',
      user: '用户',
      api_version: 'API 版本',
      code: '状态码',
      trace_rating: '级别',
      trace_type: '事件类型',
      resource_id: '资源 ID',
      resource_name: '资源名称',
    },
    values: (values) =>
      values.length <= 3
        ? values.map(shown).join('、')
        : `${values.slice(0, 3).map(shown).join('、')} 等 ${number(values.length)} 个`,
    widths: {
      same: (values) => `仅 ${values}`,
      'one-of': (values) => `${values} 之一`,
      kind: () => '相同资源类型的所有操作',
      any: () => '任意',
    },
    effect: (matched, more, unknown) =>
      [
        `${number(matched)} 条匹配`,
        ...(more === 0 ? [] : [more > 0 ? `+${number(more)}` : `−${number(-more)}`]),
        ...(unknown === 0 ? [] : [`${number(unknown)} 条无法判断`]),
      ].join('，'),
    refusals: {
      lacking: '有些示例没有该值，没有规则能涵盖全部示例。',
      joined: '所有规则由同一个条件连接，因此多个值不能与其他字段的规则并用。请先去掉其他规则。',
      'value-not-taken': '服务不接受这些值作为规则。',
      'too-many': '值的数量超过一条通知可列出的数量。',
      'every-operation': '选择所有操作时，服务未说明用户列表的作用。请先选择操作。',
      unreadable: '草稿的这一部分无法读取。',
    },
  },
  pins: {
    label: '必须保持不变的样例',
    none: '尚无样例。选择一条事件，并在下方指明必须匹配或不得匹配：无论时间段如何，每次输入都会检验。',
    want: { match: '必须匹配', 'no-match': '不得匹配', unknown: '必须无法判断' },
    is: { match: '匹配', 'no-match': '不匹配', unknown: '无法判断' },
    missing: '没有草稿所针对的此事件',
    ok: '符合',
    fails: '不符',
    remove: (id) => `移除样例 ${shown(id)}`,
    back: (id) => `恢复样例 ${shown(id)}`,
    removed: '已移除',
    told: (match, not, failing) =>
      [
        `${number(match)} 条必须匹配`,
        `${number(not)} 条不得匹配`,
        failing === 0 ? '全部符合' : `${number(failing)} 条不符`,
      ].join('，'),
  },
  openInTraces: '在“事件”中打开',
  openAllHint: '在“事件”页面显示相同的事件',
  details: '详情',
  why: '为什么？',
  whyClauses: '逐条说明',
  outOfScope: '草稿不针对此事件：它属于其他提供方或项目。',
  gone: '此事件的原文已被移除。',
  close: '关闭',
};
