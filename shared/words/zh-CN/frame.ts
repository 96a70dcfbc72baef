import type * as en from '../en/frame.ts';
import { bytes, count, moment } from '../format.ts';

const language = 'zh-CN';

export const frame: typeof en.frame = {
  appName: 'Tracebell',
  betweenSentences: '',
  railLabel: '视图',
  skip: '跳到内容',
  loading: '正在启动…',
  close: '关闭',
  cancel: '取消',
  dismiss: '知道了',
  noData: '尚无数据',
  dataAge: (ago) => `${ago}前的数据`,
  readOnly: '只读',
  readOnlyWhy: '此文件在这里不可写入。请保存副本后再处理。',
  astray: {
    label: '打开的文件',
    nothingLost: '它以只读方式打开，没有写入任何内容。请将它放回原处，或保存副本：全部内容都在副本中。',
    save: '保存副本并在其中继续…',
    follow: '在新位置继续',
    openThat: '打开现在位于该处的文件',
    partTitle: '不保存副本就离开吗？',
    partText: '文件消失后没有为它保存副本。关闭工作区后，已无文件保存的内容将会丢失。',
    partAnyway: '仍要离开',
    copyText: '工作区的全部内容，包括文件消失后写入的内容。保存后将打开该副本。',
  },
  noWorkspace: '未打开工作区',
  workspaceMenu: '工作区',
  recent: '最近使用',
  searchCommands: '命令',
  size: (value) => bytes(language, value),
  notices: '消息',
  moreNotices: (value) => `还有 ${count(language, value)} 条`,
};

export const rail: typeof en.rail = {
  overview: '概览',
  traces: '事件',
  notifications: '通知',
  coverage: '覆盖',
  changes: '变更',
  trackers: '追踪器',
  cases: '案例',
  settings: '设置',
};

export const comingViews: typeof en.comingViews = {
  coverage: '出现过哪些操作、严重程度如何，以及哪条已启用的通知会报告它们。',
  changes: '两个日期之间通知与追踪器的变更，以及由哪条事件、哪位操作者造成。',
  trackers: '每个追踪器的状态：是否在记录、转储、加密，以及能否校验。',
  cases: '将标记的事件、笔记和判定汇集成案例，便于移交与校验。',
};

export const comingToday: typeof en.comingToday = {
  heading: '当前版本尚未提供',
  text: '目前可用：概览、事件、通知、设置，以及从中进入的全部功能：读入文件、同步、草稿与发布、导出、工作区。',
};

export const overview: typeof en.overview = {
  startTitle: '打开工作区即可开始',
  startText: '工作区是一个文件，保存您读取、起草和记录的一切内容，并只留在这台机器上。',
  create: '新建工作区…',
  open: '打开工作区…',
  startTraces: '已有事件文件？将它们拖放到此窗口的任意位置，或者打开它们；随后再指定工作区的位置。',
  recentTitle: '最近的工作区',
  recentNone: '您打开过的工作区会列在这里。',
  missing: '未找到',
  forget: (name) => `从列表中移除 ${name}`,
  fileTitle: '当前工作区',
  path: '文件',
  size: '大小',
  created: '创建时间',
  createdAt: (at) => moment(language, at),
  access: '权限',
  readWrite: '可读写',
  readOnly: '只读',
  data: '数据',
  dataNone: '尚未读入任何内容。',
  copy: '保存副本…',
  compact: '压缩',
  closeWorkspace: '关闭',
  openedAt: (at) => moment(language, at),
};

export const settingsView: typeof en.settingsView = {
  appearance: '外观',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色', contrast: '高对比度' },
  language: '语言',
  languages: { system: '跟随系统', en: 'English', 'zh-CN': '简体中文' },
  starting: '启动',
  openLast: '启动 Tracebell 时打开上次的工作区',
  secrets: '密钥',
  secretsSystem: '密钥和令牌保存在本系统自带的密钥存储中。',
  secretsNone: '此处无法保存密钥和令牌。',
  secretsReason: {
    'no-encryption': '系统未向应用程序提供加密功能。',
    'plain-text-only': '系统只会以明文保存。',
  },
  secretsStored: (value) => (value === 0 ? '没有已保存的密钥。' : `已保存 ${count(language, value)} 个。`),
  about: '关于',
  version: '版本',
  runsIn: '运行方式',
  hosts: { electron: '桌面窗口', serve: '由本机提供服务的浏览器页面' },
  dataFolder: '设置与日志',
};

export const dialogs: typeof en.dialogs = {
  newTitle: '新建工作区',
  newText: '文件将创建在运行 Tracebell 的机器上的这个位置。',
  openTitle: '打开工作区',
  openText: '运行 Tracebell 的机器上的文件路径。',
  copyTitle: '保存副本',
  copyText: '工作区当前状态的完整副本。',
  pathLabel: '路径',
  create: '创建',
  open: '打开',
  save: '保存',
  replace: '替换该文件',
  upload: '上传文件…',
  uploadText: '或者从此浏览器所在的机器上传一个工作区，Tracebell 会保留自己的副本。',
  uploading: (done, total) => `正在上传：${bytes(language, done)}，共 ${bytes(language, total)}`,
  download: '下载',
  downloadText: '或者将副本下载到此浏览器所在的机器。',
};

export const tasks: typeof en.tasks = {
  title: '任务',
  none: '没有正在运行的任务，启动以来也没有运行过任务。',
  idle: '没有正在运行的任务',
  running: (value) => `${count(language, value)} 个任务正在运行`,
  one: (kind, told) => `${kind}：${told}`,
  kinds: {
    copy: '保存副本',
    compact: '压缩工作区',
    import: '读取事件',
    export: '导出事件',
    sync: '同步',
    read: '从云端读取',
    recover: '制作恢复副本',
    sample: '制作示例',
  },
  states: { running: '进行中', done: '完成', failed: '失败', cancelled: '已取消' },
  percent: (share) => `${count(language, Math.floor(share * 100))} %`,
  outcomes: {
    copy: (value) => `已写入 ${bytes(language, value)}`,
    compact: (value) => (value === 0 ? '没有可释放的空间' : `已向磁盘释放 ${bytes(language, value)}`),
    export: (rows, cutCells, size) =>
      [
        `已写入 ${count(language, rows)} 条事件（${bytes(language, size)}）`,
        ...(cutCells === 0 ? [] : [`${count(language, cutCells)} 个单元格被截断`]),
      ].join('，'),
  },
  cancel: (kind) => `取消：${kind}`,
  cannotCancel: '会自行结束',
  took: (ms) => (ms < 1000 ? '不到一秒' : `${count(language, Math.round(ms / 1000))} 秒`),
};

export const palette: typeof en.palette = {
  title: '命令面板',
  placeholder: '输入命令、视图、通知、工作区或事件 ID',
  empty: '没有匹配的命令。',
  openRecent: (name) => `打开 ${name}`,
  recentGroup: '最近的工作区',
  openDraft: (name) => `通知：${name}`,
  draftGroup: '通知',
  drawLive: (name) => `由线上通知 ${name} 建立草稿`,
  liveGroup: '线上通知',
  showTrace: (id) => `显示事件 ${id}`,
  traceGroup: '事件',
};

export const shortcuts: typeof en.shortcuts = {
  title: '键盘快捷键',
  modifier: { mac: '⌘', other: 'Ctrl' },
  none: '无按键',
};

export const ages: typeof en.ages = {
  now: '不到一分钟',
  minutes: (value) => `${count(language, value)} 分钟`,
  hours: (value) => `${count(language, value)} 小时`,
  days: (value) => `${count(language, value)} 天`,
};
