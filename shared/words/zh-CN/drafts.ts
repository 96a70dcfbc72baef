import { printRule } from '../../notification/rule.ts';
import type { Description, NamedFew } from '../../notification/describe.ts';
import type * as en from '../en/drafts.ts';
import { count, moment } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';
const number = (value: number): string => count(language, value);

function few({ named, more }: NamedFew): string {
  return `${named.map(shown).join('、')}${more === 0 ? '' : ` 等 ${number(named.length + more)} 项`}`;
}

function operations(told: Description['operations']): string {
  switch (told.kind) {
    case 'every':
      return '通知全部操作';
    case 'none':
      return '不通知任何操作：没有列出操作';
    case 'unreadable':
      return '所通知的操作无法读取';
    case 'some':
      return `通知 ${few(told.services)} 的 ${few(told.names)}`;
  }
}

function filter(told: Description['filter']): string {
  if (told === null) return '';
  if (told === 'unreadable') return '，其筛选无法读取';
  const rules = told.rules.map((rule) => shown(printRule(rule)));
  const rest = told.more === 0 ? [] : [`另外 ${number(told.more)} 条规则`];
  return `，条件为 ${[...rules, ...rest].join(told.condition === 'AND' ? ' 且 ' : ' 或 ')}`;
}

export function notificationSentence(told: Description | null): string {
  if (told === null) return '这不是通知。';
  const by =
    told.users === null
      ? ''
      : told.users === 'unreadable'
        ? '，其用户无法读取'
        : `，操作者为 ${few(told.users)}`;
  return `${operations(told.operations)}${by}${filter(told.filter)}。${told.hasUnreadable ? '其中有无法读取的部分。' : ''}`;
}

export const drawRefusals: typeof en.drawRefusals = {
  'nothing-to-add': '事件缺少服务、资源类型或名称，而通知需要这三项。',
  'several-providers': '这些事件来自多个云服务商，而一条通知只针对一个。',
  'other-provider': '该草稿针对另一云服务商的事件。',
  'not-an-object': '该草稿还不是通知。',
  'every-operation': '该草稿已通知全部操作。',
  'operations-unreadable': '该草稿的操作无法读取。',
  'operations-too-many': '一条通知最多包含 1,000 项操作。',
  'services-too-many': '一条通知最多包含 100 个服务的操作。',
};

export const conditionRefusals: typeof en.conditionRefusals = {
  'field-not-filterable':
    '通知可按 API 版本、返回码、级别、事件类型、资源 ID、资源名称筛选，也可按用户；不能按此项。',
  'empty-value': '通知不能要求一个不存在的值。',
  'value-not-taken': '服务的筛选不接受此值：过长，或格式不符。',
  'already-there': '该草稿已有此要求。',
  'filter-unreadable': '该草稿的筛选无法读取。',
  'filter-off': '该草稿的筛选已关闭且含有规则。请先启用筛选，或移除这些规则。',
  contradicts: '与已有规则合在一起，筛选将不放行任何事件，或放行全部事件。',
  'users-unreadable': '该草稿的用户无法读取。',
  'users-with-every-operation': '该草稿通知全部操作，此时服务如何处理用户没有文档说明。',
  'users-too-many': '一条通知最多包含 50 个用户。',
  'not-an-object': '该草稿还不是通知。',
};

export const draftMenu: typeof en.draftMenu = {
  start: '由此事件新建草稿',
  add: (name) => `加入草稿 ${shown(name)}`,
  addTo: '加入草稿',
  condition: (name, condition) => `让 ${shown(name)} 要求 ${shown(condition)}`,
  conditionIn: (condition) => `让草稿要求 ${shown(condition)}`,
};

export const draftNews: typeof en.draftNews = {
  started: (name) => `已新建草稿 ${shown(name)}。`,
  added: (name, added) =>
    added === 0
      ? `草稿 ${shown(name)} 已包含此操作。`
      : `已将 ${number(added)} 项操作加入草稿 ${shown(name)}。`,
  lacking: (traces) => `${number(traces)} 条事件缺少服务、资源类型或名称。`,
  unreported: (traces) => `该草稿仍不会通知其中 ${number(traces)} 条事件：原因见“判定”。`,
  queried: (name, unsaid) =>
    unsaid.length === 0
      ? `已由过滤条件生成草稿 ${shown(name)}。`
      : `已由过滤条件生成草稿 ${shown(name)}，但不含通知无法表达的部分：${unsaid.map(shown).join('；')}。`,
  asked: (name, condition) => `草稿 ${shown(name)} 现在要求 ${shown(condition)}。`,
  imported: (drafts) => `已导入 ${number(drafts)} 份草稿。`,
  removed: (names) =>
    names.length === 1 ? `草稿 ${shown(names[0] ?? '')} 已删除。` : `已删除 ${number(names.length)} 份草稿。`,
  copied: (names) =>
    names.length === 1
      ? `已复制为草稿 ${shown(names[0] ?? '')}。`
      : `已复制为 ${number(names.length)} 份草稿。`,
  exported: (drafts, path) => `已将 ${number(drafts)} 份草稿写入 ${shown(path)}。`,
  refused: (reason) => `未作更改。${reason}`,
  open: '打开草稿',
  undo: '撤销',
};

export const draftVerdicts: typeof en.draftVerdicts = {
  none: '还没有通知与此事件对照。',
  noneText: '此处列出每份草稿是否会通知这条事件；若不会，是哪一部分不符。',
  start: '由此事件新建草稿',
  label: '各草稿的判定',
  tally: (match, unknown, others) =>
    [
      `${number(match)} 份会通知此事件`,
      ...(unknown === 0 ? [] : [`${number(unknown)} 份无法判断`]),
      ...(others === 0 ? [] : [`${number(others)} 份不会`]),
    ].join('，'),
  verdicts: { match: '匹配', 'no-match': '不匹配', unknown: '无法判断' },
  outOfScope: '不在范围内：属于其他云服务商或项目',
  show: '打开',
  open: (name) => `打开 ${shown(name)}`,
  follow: (name) => `跟随 ${shown(name)}：按 M 前往下一条匹配`,
  followed: (name) => `正在跟随 ${shown(name)}：按 M 前往下一条匹配`,
  expected: '要求',
  actual: '事件中',
  own: '通知中',
  nothing: '无',
  more: (value) => `另有 ${number(value)} 项`,
};

export const draftList: typeof en.draftList = {
  title: '草稿',
  noWorkspace: '请打开工作区，以便在其中保存通知草稿。',
  none: '还没有草稿',
  noneText:
    '草稿是您在此设计、并在发布之前用真实事件检验的关键操作通知。可以由事件开始：在“事件”页面选中一条，打开其菜单并选择“由此事件新建草稿”。也可以新建空草稿，或从文件开始：服务 API 的 JSON、通知列表，或 Terraform（其自身的语言或 JSON）。也可将文件拖放到此处。',
  nothingFound: '没有符合搜索的草稿。',
  fresh: '新建草稿',
  import: '导入…',
  export: '导出',
  exportAll: '全部导出',
  search: '搜索草稿',
  readOnly: '此工作区为只读：可以查看、检验和导出草稿。',
  window: (from, to) => `统计范围为事件的最后七天：${from} – ${to} UTC`,
  noTraces: '尚未读取事件，因此没有统计。',
  count: number,
  showMatched: (name, traces) => `${shown(name)} 的 ${number(traces)} 条匹配：查看`,
  showUnknown: (name, traces) => `${shown(name)} 无法判断的 ${number(traces)} 条事件：查看`,
  changedAt: (at) => moment(language, at),
  actions: (name) => `可对 ${shown(name)} 进行的操作`,
  edit: '编辑',
  duplicate: '复制',
  remove: '删除',
  follow: '跟随：按 M 前往下一条匹配',
  standings: {
    unknown: { label: '未读取', why: '尚未同步账号中的通知。' },
    fresh: { label: '未上线', why: '账号中没有同名的通知。' },
    same: { label: '与线上一致', why: '账号中的通知内容相同。' },
    changed: { label: '有差异', why: '账号中的通知内容不同。' },
    gone: { label: '已消失', why: '其来源的通知已不在账号中。' },
    elsewhere: { label: '仅测试', why: '针对其他云服务商事件的草稿：无处发布。' },
  },
};

export const draftEditor: typeof en.draftEditor = {
  between: '表单与测试的宽度',
  back: '全部草稿',
  gone: '此处已没有该草稿。',
  text: (name) => `${shown(name)} 的 JSON`,
  provider: '针对的事件',
  providers: {
    huawei: '华为云 CTS',
    ibm: 'IBM Key Protect、Activity Tracker',
    alibaba: '阿里云',
    aws: 'AWS CloudTrail',
  },
  saved: '已保存',
  saving: '正在保存…',
  keptAsTyped: '已按输入保留；以最后一次有效的内容为准。',
  notSaved: '未保存：保留最后一次有效的内容。',
  origin: {
    traces: '由事件生成',
    file: '由文件导入',
    empty: '新建',
    copy: '复制而来',
    live: '由线上通知生成',
  },
  issues: '问题',
  noIssues: '没有问题。',
  severities: { error: '错误', warning: '警告' },
  whole: '整个通知',
  ofLastValid: '依据最后一次有效的内容：',
  takeTheirs: '采用别处保存的内容',
};
