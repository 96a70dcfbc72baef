import type { ImportTotals } from '../../model/imports.ts';
import type * as en from '../en/imports.ts';
import { bytes, count, moment } from '../format.ts';
import { utcMark, utcMoment } from '../utc.ts';
import { ratingKept } from './file-problems.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

function cameTo({ files, added, duplicates, conflicts, expired, refused, failed }: ImportTotals): string {
  const parts = [
    `新增 ${number(added)} 条事件`,
    ...(duplicates > 0 ? [`重复 ${number(duplicates)} 条`] : []),
    ...(conflicts > 0 ? [`冲突 ${number(conflicts)} 条`] : []),
    ...(expired > 0 ? [`超出保留期 ${number(expired)} 条`] : []),
    ...(refused > 0 ? [`拒绝 ${number(refused)} 条记录`] : []),
    ...(failed > 0 ? [`${number(failed)} 个文件未读完`] : []),
  ];
  return `${number(files)} 个文件：${parts.join('，')}。`;
}

export const imports: typeof en.imports = {
  title: '导入记录',
  all: '全部导入',
  backToOverview: '概览',
  noneTitle: '尚未导入任何内容',
  none: '每次导入都会按文件列在这里：新增了什么、哪些已经存在，以及每条被拒绝的记录、其位置和原因。',
  noWorkspace: '请打开工作区以查看其中读入的内容。',
  gone: '当前工作区中没有这次导入。',
  open: '打开事件文件…',
  openFolder: '打开文件夹…',
  show: '显示导入记录',
  result: '显示结果',
  dismiss: '关闭此结果',
  startedAt: (at) => moment(language, at),
  runs: '导入记录，最新在前',
  runName: (at) => `${moment(language, at)} 的导入`,
  more: (value) => `再显示 ${number(value)} 条`,
  columns: {
    started: '开始时间',
    given: '读取自',
    files: '文件',
    read: '已读',
    added: '新增',
    duplicates: '重复',
    conflicts: '冲突',
    expired: '过期',
    refused: '拒绝',
    failed: '未读完',
    file: '文件',
    format: '格式',
    findings: '需要查看',
  },
  given: (first, others) => (others === 0 ? first : `${first} 等 ${number(others + 1)} 项`),
  states: { running: '进行中', complete: '完整', incomplete: '不完整' },
  incompleteWhy: '导入被取消或中断。当时已读完的文件已在工作区中；再次打开相同的文件即可读取其余部分。',
  by: '操作者',
  took: '用时',
  rating: 'IBM 与阿里云的定级',
  ratings: { severity: '按严重程度', outcome: '按结果' },
  cameTo,
  ratingKept,
  cancelled: (totals) => `已取消。${cameTo(totals)}`,
  finished: (totals) => `导入完成。${cameTo(totals)}`,
  exported: (rows, path) => `已将 ${number(rows)} 条被拒绝的记录写入 ${path}`,
  filter: '显示',
  choices: { all: '全部文件', findings: '有发现', duplicates: '有重复', sheets: '表格' },
  digests: {
    title: '摘要文件',
    sum: ({ digests, sound, changed, missing }) =>
      `${number(digests)} 个摘要文件：${number(sound)} 个文件与所列一致，${number(changed)} 个已被更改，${number(missing)} 个未读取。`,
    cut: (name) => `链已断开：前一个摘要文件 ${name} 的内容已不同。`,
    changed: '列出之后被更改：',
    find: (name) => `在列表中查找 ${name}`,
    more: (value) => `另有 ${number(value)} 个`,
  },
  searchFiles: '搜索路径',
  searchRefusals: '搜索原因和摘录',
  filesShown: (value) => `${number(value)} 个文件`,
  refusalsShown: (value) => `${number(value)} 条被拒绝的记录`,
  files: '文件',
  noFiles: '没有符合的文件。',
  showTraces: '显示由此读入的事件',
  loading: '正在加载…',
  choose: '选择一个文件，查看其中的发现。',
  allRefusals: '全部被拒绝的记录',
  allRefusalsOf: '本次导入所有文件中被拒绝的记录',
  closeDetail: '关闭详情',
  count: number,
  nothing: '–',
  unknownFormat: '未识别',
  digest: '事件文件的摘要',
  noTrace: '其中没有事件',
  nothingInIt: '其中没有内容',
  wrappedIn: (names) => `包在 ${names.join('、')} 中`,
  known: '相同的字节以前导入过',
  problem: '未读取，或未读到末尾',
  notes: '值得留意',
  fileSize: '大小',
  size: (value) => bytes(language, value),
  conflictsWhy: (value) =>
    `有 ${number(value)} 条记录与已有事件的编号相同而内容不同。两者都已保留：其中之一可能被人改动过。`,
  noFindings: '其中的每条记录都已读取。',
  refusals: '被拒绝的记录',
  noRefusals: '没有被拒绝的记录。',
  noRefusalFits: '没有符合的记录。',
  position: { index: '记录', line: '行', byte: '字节', reason: '原因，以及记录的开头' },
  recordNumber: (index) => `#${number(index + 1)}`,
  lineNumber: (line) => (line === null ? '–' : number(line)),
  byteNumber: number,
  noExcerpt: '（无可显示的内容）',
  where: (index, line, byte) =>
    `第 ${number(index + 1)} 条记录${line === null ? '' : `，第 ${number(line)} 行`}，从第 ${number(byte)} 字节起`,
  refusalChosen: '所选记录',
  export: '导出被拒绝的记录…',
  exportTitle: '导出被拒绝的记录',
  exportText: '本次导入的每条被拒绝的记录，连同其文件、位置、原因和开头。',
  exportFormat: '格式',
  exportFormats: { csv: 'CSV', json: 'JSON' },
  exportPath: '写入运行 Tracebell 的机器：',
  exportDo: '导出',
  exportDownload: '下载',
  exportDownloadText: '或者下载到此浏览器所在的机器。',
  exportName: (run) => `导入 ${run} 中被拒绝的记录`,
};

export const openTraces: typeof en.openTraces = {
  title: '打开事件文件',
  text: '运行 Tracebell 的机器上的文件或文件夹：JSON、CSV、XLSX，以及它们的 .gz、.zip 或 .tar.gz。',
  pathLabel: '路径',
  anotherPath: '再加一个路径',
  removePath: '移除此路径',
  read: '读取',
  chooseFiles: '选择文件…',
  chooseFolder: '选择文件夹…',
  uploadText: '或者从此浏览器所在的机器上传文件。读取完毕后，上传的副本即被移除。',
  chooseText: '或者直接选择。',
  rating: 'IBM 与阿里云事件的定级',
  ratings: { severity: '按其严重程度', outcome: '按其结果' },
  newText: '没有打开的工作区。请指定它在运行 Tracebell 的机器上的位置；事件随后读入其中。',
  intoNew: '没有打开的工作区：接下来请指定新工作区的位置。',
};

export const dropping: typeof en.dropping = {
  title: '松开即可读取',
  into: (name) => `事件将读入“${name}”；工作区文件将被打开。`,
  intoNew: '您先指定新工作区的位置，随后事件读入其中；工作区文件将被打开。',
  readOnlyTitle: '此工作区为只读',
  readOnly: '无法将事件读入其中；工作区文件将被打开。',
  keyboard: (keys) => `键盘操作：${keys}`,
};

export const uploads: typeof en.uploads = {
  kind: '上传',
  counting: (files) => `正在查找：${number(files)} 个文件`,
  sent: (done, total) => `${bytes(language, done)}，共 ${bytes(language, total)}`,
  files: (value) => `${number(value)} 个文件`,
  name: (first, others) => (others === 0 ? first : `${first} 等 ${number(others + 1)} 项`),
  states: { failed: '失败', cancelled: '已取消', empty: '其中没有文件。' },
};

export const pace: typeof en.pace = {
  traces: (perSecond) => `每秒 ${number(Math.round(perSecond))} 条`,
  bytes: (perSecond) => `每秒 ${bytes(language, perSecond)}`,
  left: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 60) return `还需 ${number(seconds)} 秒`;
    if (seconds < 3600) return `还需 ${number(Math.round(seconds / 60))} 分钟`;
    return `还需 ${number(Math.round(seconds / 3600))} 小时`;
  },
};

export const sheets: typeof en.sheets = {
  title: '列',
  unnamed: '表格',
  text: '每一列对应事件的哪个字段。这是 Tracebell 的判断；请更正有误之处，然后重新读取该文件。',
  heading: '文件中的标题',
  field: '事件的字段',
  none: '不对应字段；原样保留',
  fieldOf: (heading) => `“${heading}”对应的字段`,
  twice: (field) => `有两列都设为“${field}”。`,
  noTime: '没有列设为“time”：缺少它，每一行都会被拒绝。',
  rowsBefore: (value) => `标题之前有 ${number(value)} 行`,
  again: '按这些列重新读取',
  reset: '恢复 Tracebell 的判断',
  remembered: '此后，标题相同的表格都按此读取。',
  zone: '未注明时区的时间',
  zoneNone: '拒绝读取',
  zoneIn: (zone) => `按 ${zone} 读取`,
  zoneText: '已注明时区的时间不受影响。时钟跳过的时刻和出现两次的时刻会被拒绝。',
  zoneNames: '按名称选择时区',
  zoneOffsets: '与 UTC 的时差',
};

export const providers: typeof en.providers = {
  huawei: '华为云',
  ibm: 'IBM Cloud',
  alibaba: '阿里云',
  aws: 'AWS',
};

export const formats: typeof en.formats = {
  cts: 'CTS 事件',
  'cts-function-event': 'CTS 函数事件',
  'cts-sheet': 'CTS 控制台导出',
  'ibm-g1': 'IBM Activity Tracker（第一代）',
  'ibm-g2': 'IBM Activity Tracker（LogDNA）',
  'ibm-g3': 'IBM Activity Tracker（Cloud Logs）',
  'alibaba-cms': '阿里云云监控事件',
  'alibaba-cms-webhook': '阿里云云监控回调',
  'alibaba-cms-api': '阿里云云监控接口返回',
  'alibaba-actiontrail': '阿里云操作审计事件',
  'aws-cloudtrail': 'AWS CloudTrail 事件',
  mixed: '多种格式',
};

export const wrappings: typeof en.wrappings = {
  logdna: 'LogDNA 行',
  elasticsearch: 'Elasticsearch 文档',
  'cloud-logs': 'Cloud Logs 行',
  'log-service': '日志服务条目',
  'cloudtrail-lookup': 'CloudTrail 查询返回',
  cloudevents: 'CloudEvents',
};

export const coverage: typeof en.coverage = {
  title: '已读取的范围',
  text: '以服务记录事件的时间为准，UTC。',
  emptyTitle: '尚无事件',
  empty: '这里将显示有多少事件、来自何时，以及哪些时段完整、哪些部分、哪些从未读取。',
  emptyNext: '将事件文件或文件夹拖放到此窗口的任意位置，或者打开它们：',
  figures: {
    traces: '事件',
    sources: '文件',
    from: '最早',
    to: '最晚',
    conflicts: '冲突',
    refused: '拒绝',
  },
  figureLink: (name, value) => `${name}：${value}。显示导入记录`,
  count: number,
  at: (at) => utcMoment(language, at),
  mark: (at, unit) => utcMark(language, at, unit),
  states: { complete: '完整', partial: '部分', removed: '已移除', never: '从未读取' },
  meanings: {
    complete: '当时记录的全部内容都在这里，由摘要或同步证明',
    partial: '其中一部分在这里',
    removed: '曾在这里，后被移除',
    never: '从未读取过',
  },
  legend: '图例',
  project: (id) => (id === null ? '未注明项目' : `项目 ${id}`),
  tracker: (name) => (name === null ? '未注明追踪器' : `追踪器 ${name}`),
  traces: (value) => `${number(value)} 条事件`,
  span: (ms) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return '不到一分钟';
    if (minutes < 120) return `${number(Math.round(minutes))} 分钟`;
    if (minutes < 240 * 60) return `${number(Math.round(minutes / 60))} 小时`;
    return `${number(Math.round(minutes / 1440))} 天`;
  },
  stretch: (state, span) => `${state} ${span}`,
  gaps: (value, span) => `从未读取 ${span}，共 ${number(value)} 处空缺`,
  barName: (line, told) => `${line}：${told}`,
  lateness: (span) => `记录最多滞后：${span}。`,
  asTable: '以表格显示',
  columns: { line: '来源', from: '自 (UTC)', to: '至 (UTC)', state: '状态', sources: '文件' },
  tableCut: (value) => `另有 ${number(value)} 个时段未列出。`,
  linesCut: (value) => `再显示 ${number(value)} 个来源`,
};
