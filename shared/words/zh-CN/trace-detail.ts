import type * as en from '../en/trace-detail.ts';
import { bytes, count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

const parts = (size: number, isList: boolean): string =>
  isList ? `[ ${number(size)} 项 ]` : `{ ${number(size)} 个成员 }`;
const more = (left: number): string => `显示更多：还有 ${number(left)} 个字符`;

export const traceDetail: typeof en.traceDetail = {
  label: '事件详情',
  edge: '详情的大小',
  close: '关闭详情',
  missing: (row) => `工作区第 ${number(row)} 行没有事件，可能已被移除。`,
  unnamed: '没有名称的事件',
  tabs: {
    fields: '字段',
    request: '请求',
    response: '响应',
    raw: '原文',
    source: '来源',
    compare: '比较',
    note: '备注',
    verdicts: '判定',
  },
  tabsLabel: '事件的各部分',
  moment: (at, zone) => `${at} ${zone}`,
  repeated: (paths) => `记录中出现不止一次：${paths.join('、')}。此处以最后一个为准，其他程序可能取另一个。`,
};

export const traceFieldGroups: typeof en.traceFieldGroups = {
  what: '发生了什么',
  resource: '资源',
  who: '操作者',
  call: '调用',
  record: '记录',
  extra: '记录中的其他成员',
};

export const traceFieldsTab: typeof en.traceFieldsTab = {
  showEmpty: (fields) => `显示 ${number(fields)} 个空字段`,
  hideEmpty: (fields) => `隐藏 ${number(fields)} 个空字段`,
  empty: '（空）',
  extraWhy: '模型中没有对应的字段。它们按原样保留，也可用于筛选。',
  seeTab: (tab, size, isList) => `${parts(size, isList)}，见“${tab}”`,
  more,
  value: (field) => `${shown(field)} 的值`,
};

export const resourcePage: typeof en.resourcePage = {
  offer: '资源页面',
  on: '将打开以下主机上的页面：',
  writtenAs: '（事件中用其他字母书写，可能与另一主机相似：）',
  besides: '这不是事件所写终端节点的主机：',
  why: '该地址来自事件，由他人写入。页面会在浏览器中打开；请先确认主机。',
  open: '在浏览器中打开',
  opened: '已交给浏览器',
  copy: '复制地址',
  refused: {
    unseen: '不提供资源页面：其地址含有空白或不可见字符。',
    'no-endpoint': '事件给出了资源页面的路径，但没有终端节点。',
    'not-https': '不提供资源页面：其地址不是 https。',
    'other-host': '不提供资源页面：其路径指向终端节点以外的主机。',
    credentials: '不提供资源页面：其地址在主机之前带有用户名。',
    unreadable: '事件中的终端节点和路径无法组成明确的 https 地址，因此不提供页面。',
  },
};

export const valueMenu: typeof en.valueMenu = {
  open: (name) => `可对 ${shown(name)} 进行的操作`,
  title: (name) => shown(name),
  include: (name, value) => `仅 ${shown(name)} = ${shown(value)}`,
  exclude: (name, value) => `排除 ${shown(name)} = ${shown(value)}`,
  noFilter: '层次过深，无法用于筛选。',
  includeEmpty: (name) => `仅 ${shown(name)} 为空的`,
  excludeEmpty: (name) => `排除 ${shown(name)} 为空的`,
  copy: '复制值',
  copyPath: '复制路径',
  copied: '已复制',
  notCopied: '系统不允许复制。',
};

export const jsonTree: typeof en.jsonTree = {
  none: { request: '此事件没有请求。', response: '此事件没有响应。' },
  search: '在此搜索',
  found: (place, matches, isCut) => `第 ${number(place)} 处，共 ${number(matches)} 处${isCut ? '以上' : ''}`,
  notFound: '未找到',
  next: '下一处',
  previous: '上一处',
  openAll: '全部展开',
  foldAll: '全部折叠',
  parts,
  menu: (path) => `可对 ${shown(path)} 进行的操作`,
  cut: (lines) => `仅显示前 ${number(lines)} 行，“原文”中有全部内容。`,
  value: (path) => `${shown(path)} 的完整值`,
  more,
};

export const rawTab: typeof en.rawTab = {
  label: '读入时的原始记录',
  pretty: '换行与缩进',
  about: (size) => `${bytes(language, size)}，与读入时一致`,
  aboutPretty: (size) => `${bytes(language, size)}，加入了记录中没有的换行与缩进`,
  copy: '复制',
  more,
};

export const sourceTab: typeof en.sourceTab = {
  file: '文件',
  run: '导入',
  position: '在文件中的位置',
  at: (index, byte) => `第 ${number(index + 1)} 条记录，从第 ${number(byte)} 字节起`,
  readAt: '读入时间',
  format: '格式',
  tracker: '追踪器',
  noTracker: '未注明。',
  md5: '文件的 MD5',
  sha256: '文件的 SHA-256',
  noDigest: '未知',
  digest: '服务的摘要文件',
  digestStates: {
    sound: '未被更改：摘要文件所列的正是这些字节',
    'chain-cut':
      '未证实：摘要文件所列的正是这些字节，但下一个摘要文件所记的此摘要文件的字节不同，摘要链在两者之间断开',
    changed: '已被更改：摘要文件列有此文件，但字节不同',
    'not-compared': '未比较：摘要文件列有此文件，但它读自压缩包',
    'not-listed': '已读取的摘要文件均未列出',
    'none-read': '未读取任何摘要文件',
  },
  versions: '其他版本',
  noVersions: '没有其他记录以不同内容使用此事件的 ID。',
  conflict: (rows) => `另有 ${number(rows)} 条记录以不同内容使用此事件的 ID，其中某条可能被改动过。`,
  version: (row) => `第 ${number(row)} 行的版本`,
  supersededBy: (row) => `代表此事件的是第 ${number(row)} 行，而不是本行。`,
  compareWith: (row) => `与第 ${number(row)} 行的版本比较`,
  ofRun: '此次导入的结果',
  imports: '全部导入',
};

export const compareTab: typeof en.compareTab = {
  with: '比较对象',
  choices: {
    previous: '上一行',
    next: '下一行',
    pinned: '已固定的事件',
    version: '其他版本',
    selected: '另一条已选事件',
  },
  pin: '固定此事件',
  unpin: '取消固定',
  noPrevious: '列表中此行之上没有其他行。',
  noNext: '列表中此行之下没有其他行。',
  noPinned: '尚未固定事件。打开一条事件并在此固定，再打开要比较的事件。',
  isPinned: '这就是已固定的事件。请打开另一条事件与它比较。',
  side: (id) => `事件 ${shown(id)}`,
  label: '两条事件并排比较',
  path: '路径',
  thisTrace: '此事件',
  kinds: {
    same: '相同',
    changed: '不同',
    'only-left': '仅前者有',
    'only-right': '仅后者有',
  },
  differences: (paths) => (paths === 0 ? '没有不同' : `${number(paths)} 处路径不同`),
  onlyDifferent: '仅显示不同之处',
  next: '下一处不同',
  previous: '上一处不同',
  absent: '（无）',
  parts,
  more,
};

export const traceFieldNames: typeof en.traceFieldNames = {
  trace_id: '事件 ID',
  time: '时间',
  record_time: '记录时间',
  'user.principal_id': '主体 ID',
  'user.principal_urn': '主体 URN',
  'user.invoked_by': '调用方',
  'user.session_context.attributes.created_at': '会话创建时间',
  'user.OriginUser': '原始用户',
  request: '请求',
  response: '响应',
  message: '消息',
  request_id: '请求 ID',
  location_info: '位置信息',
  resource_url: '资源页面',
  content_length: '内容长度',
  total_time: '总耗时',
};
