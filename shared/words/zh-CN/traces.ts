import type * as en from '../en/traces.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';
import { utcMark } from '../utc.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

export const traceList: typeof en.traceList = {
  label: '事件',
  filter: '筛选',
  chart: '按级别统计的事件时间分布',
  facets: '取值',
  showFacets: '显示取值',
  hideFacets: '隐藏取值',
  xOfYLong: (found, all) => `共 ${number(all)} 条事件，显示 ${number(found)} 条`,
  arrived: (value) => `新增 ${number(value)} 条：显示`,
  clear: '清除筛选',
  resize: (column) => `“${column}”的列宽`,
  columns: '列',
  noColumn: '没有这个名称的列。',
  moveLeft: (column) => `将“${column}”左移`,
  moveRight: (column) => `将“${column}”右移`,
  resetColumns: '恢复初始设置',
  window: '时间',
  presets: { hour: '小时', day: '天', week: '7 天', month: '30 天', quarter: '90 天', all: '全部' },
  presetWhy: {
    hour: '数据的最后一小时',
    day: '数据的最后一天',
    week: '数据的最后七天',
    month: '数据的最后 30 天',
    quarter: '数据的最后 90 天',
    all: '全部数据',
  },
  presetLimit: {
    week: 'CTS 自身只能查询七天',
    quarter: 'ActionTrail 与云监控自身只能查询 90 天',
  },
  chosenWindow: '您选择的时间段',
  windowShown: (why, from, to, zone) => `${why}：${from} 至 ${to} ${zone}`,
  back: '回到之前的时间段',
  empty: '（空）',
  close: '关闭详情',
  exported: '事件',
  exportShown: '列表显示的事件',
  exportSelected: (rows) => `所选的 ${number(rows)} 条`,
};

export const traceRatings: typeof en.traceRatings = { normal: '正常', warning: '警告', incident: '事故' };

export const traceTime: typeof en.traceTime = {
  title: '转到时间',
  label: (zone) => `日期，或日期与时间（${zone}）`,
  hint: '例如 2024-05-16 或 2024-05-16 09:14:02',
  wrong: '日历中没有这个日期。请按 2024-05-16 09:14:02 的格式填写。',
  go: '转到',
  missed: {
    warning: { next: '下方没有更多警告。', previous: '上方没有更多警告。' },
    incident: { next: '下方没有更多事故。', previous: '上方没有更多事故。' },
    bookmark: { next: '下方没有更多书签。', previous: '上方没有更多书签。' },
    tag: { next: '下方没有更多带标签的事件。', previous: '上方没有更多带标签的事件。' },
    match: { next: '下方没有该草稿的匹配。', previous: '上方没有该草稿的匹配。' },
    day: { next: '下方没有其他日期的事件。', previous: '上方没有其他日期的事件。' },
    hour: { next: '下方没有其他小时的事件。', previous: '上方没有其他小时的事件。' },
  },
  noDraft: '还没有草稿，没有可跳转的匹配。',
  outside: '该时间不在当前时间范围内：这是最接近的事件。',
};

export const traceQuery: typeof en.traceQuery = {
  label: '筛选',
  placeholder: '筛选：service = VPC and rating != normal',
  suggestions: '建议',
  searched: (done, all) => `已查看 ${number(done)} / ${number(all)}`,
  replaying: '正在用通知检验事件…',
};

export const traceUnknown: typeof en.traceUnknown = {
  count: (all) => `共 ${number(all)} 条事件，符合数未知`,
  notKnown: '符合条件的数量未知。',
  tooCostly: '该正则表达式耗时过长。',
  cutOff: '此搜索被另一搜索终止。',
  shown: {
    found: '所示为终止前找到的结果。',
    possible: '所示为所有可能符合的事件。',
    before: '所示为之前的查询结果。',
    nothing: '',
  },
  between: '',
  title: '无法得知哪些事件符合条件',
  again: '重试',
};

export const traceChips: typeof en.traceChips = {
  label: '筛选条件',
  on: (clause) => `启用：${shown(clause)}`,
  off: (clause) => `停用：${shown(clause)}`,
  invert: (clause) => `取反：${shown(clause)}`,
  edit: (clause) => `编辑：${clause}`,
  remove: (clause) => `移除：${shown(clause)}`,
};

export const traceFacets: typeof en.traceFacets = {
  files: { path: '文件', import: '导入' },
  include: (field, value) => `仅 ${field} = ${value}`,
  exclude: (field, value) => `排除 ${field} = ${value}`,
  search: (field) => `在“${field}”中搜索`,
  find: '搜索',
  more: (value) => `还有 ${number(value)} 个`,
  fewer: '收起',
  none: '没有取值。',
  notFound: '没有包含此文字的取值。',
  hint: '单击：仅看这些。按住 Ctrl、⌘ 或 Alt 单击：排除这些。',
  count: number,
  notCounted: '?',
};

export const traceMenu: typeof en.traceMenu = {
  only: (field, value) => `仅 ${field} = ${shown(value)}`,
  without: (field, value) => `排除 ${field} = ${shown(value)}`,
  onlyEmpty: (field) => `仅 ${field} 为空的`,
  withoutEmpty: (field) => `排除 ${field} 为空的`,
  copy: '复制值',
  copyId: '复制事件 ID',
  open: '打开详情',
  bookmarked: '书签',
  tag: '标签',
};

export const traceEmpty: typeof en.traceEmpty = {
  noWorkspace: '打开工作区以查看其中的事件',
  none: '尚无事件',
  noneText: '将事件文件读入此工作区后，会在这里列出。',
  nothingYet: '尚未找到',
  nothingYetText: '仍在查看请求、响应和消息。',
  nothingFits: '没有符合的事件',
  nothingInWindow: (all) => `这段时间内没有事件。工作区共有 ${number(all)} 条事件。`,
  nothingForFilter: '这段时间内没有符合筛选的事件。',
  clear: '清除筛选',
  widen: '查看全部时间',
};

export const traceChart: typeof en.traceChart = {
  count: number,
  mark: (at, unit) => utcMark(language, at, unit),
  said: (span, counts, hasGap) =>
    [
      `${span}：`,
      counts.map(({ label, count: value }) => `${label} ${number(value)}`).join('，') || '无',
      ...(hasGap ? ['（未全部读取）'] : []),
    ].join(''),
  span: (from, to) => `${from} – ${to}`,
  keys: '方向键在柱间移动，Shift 加方向键选择多个，Enter 将时间缩小到所选，Escape 返回。',
  none: '这段时间内没有事件',
  gap: '未读取',
  place: '列表中的位置',
  others: '其他',
  noRating: '无级别',
};

export const joinedColumns: typeof en.joinedColumns = {
  time: '时间',
  record_time: '记录时间',
  rating: '级别',
  operation: '操作',
  resource: '资源',
  user: '用户',
  trace_id: '事件 ID',
  mark: '标记',
};

export const traceColumns: typeof en.traceColumns = {
  provider: '云服务商',
  format: '格式',
  severity: '严重程度',
  region: '区域',
  project_id: '项目',
  domain_id: '账号 ID',
  tracker_name: '追踪器',
  service_type: '服务',
  resource_type: '资源类型',
  resource_id: '资源 ID',
  resource_name: '资源名称',
  trace_name: '操作名称',
  trace_rating: '级别',
  trace_type: '事件类型',
  code: '返回码',
  api_version: 'API 版本',
  'user.name': '用户名',
  'user.user_name': '登录名',
  'user.id': '用户 ID',
  'user.type': '用户类型',
  'user.account_id': '用户账号',
  'user.access_key_id': '访问密钥',
  'user.principal_is_root_user': '根用户',
  'user.domain.id': '用户账号 ID',
  'user.domain.name': '用户账号名',
  'user.session_context.attributes.mfa_authenticated': 'MFA',
  source_ip: '源 IP',
  endpoint: '终端节点',
  enterprise_project_id: '企业项目',
  resource_account_id: '资源账号',
  event_type: '事件类别',
  read_only: '只读',
  operation_id: '操作 ID',
  user_agent: '用户代理',
};
