import type * as en from '../en/views.ts';
import { shown } from '../shown.ts';

export const zonePicker: typeof en.zonePicker = {
  label: (zone) => `时区：${zone}`,
  title: '所有时间的显示时区',
  find: '查找时区',
  none: '没有这个名称的时区。',
  local: (zone) => `本地：${zone}`,
  list: '时区',
};

export const columnPins: typeof en.columnPins = {
  pin: (column) => `固定“${column}”`,
  unpin: (column) => `取消固定“${column}”`,
};

export const savedViews: typeof en.savedViews = {
  save: '保存视图',
  view: '视图：',
  changed: '已更改',
  saveChanges: (name) => `将更改保存到“${shown(name)}”`,
  backTo: (name) => `恢复“${shown(name)}”保存时的样子`,
  draft: '由此过滤条件生成通知草稿',
  saveAs: '另存为新视图…',
  rename: '重命名…',
  remove: (name) => `删除“${shown(name)}”`,
  exportOne: (name) => `将“${shown(name)}”保存到文件…`,
  exportAll: '将所有视图保存到文件…',
  import: '从文件导入视图…',
  list: '已保存的视图',
  none: '尚无已保存的视图。',
  readOnly: '此工作区在这里不能更改，因此无法在其中保存视图。',
  unreadable: '无法读取',
  saveTitle: '另存为新视图',
  renameTitle: '重命名视图',
  name: '名称',
  nameHint: '视图保存筛选、列、时间、顺序、时区、颜色和侧栏取值。',
  do: '保存',
  removed: (name) => `视图“${shown(name)}”已删除。`,
  undo: '撤销',
  dismiss: '关闭',
  exported: (count, path) => `${count} 个视图已保存到 ${path}。`,
  imported: (names) =>
    `已导入：${names
      .map(({ name, as }) =>
        name === as ? `“${shown(name)}”` : `“${shown(name)}”（名称已被占用，改名为“${shown(as)}”）`,
      )
      .join('；')}。`,
  fileName: (name) => `${name} 视图`,
  paletteGroup: '已保存的视图',
  open: (name) => `视图：“${shown(name)}”`,
};

export const colourRules: typeof en.colourRules = {
  title: '颜色',
  panel: '颜色规则',
  intro: '第一条符合的规则用颜色和图标在列表中标记事件。',
  none: '尚无规则。',
  add: '添加规则',
  fromFilter: '由当前筛选添加规则',
  full: (most) => `最多 ${most} 条规则，再多就难以区分。`,
  query: (number) => `规则 ${number}：筛选`,
  placeholder: 'rating = incident',
  colour: (number) => `规则 ${number}：颜色`,
  icon: (number) => `规则 ${number}：图标`,
  word: (number) => `规则 ${number}：图标旁的文字`,
  wordPlaceholder: '文字',
  earlier: (number) => `规则 ${number}：提前`,
  later: (number) => `规则 ${number}：推后`,
  remove: (number) => `规则 ${number}：删除`,
  applies: (number) => `规则 ${number} 标记事件`,
  empty: '请写明标记哪些事件。',
  broken: (value) => `${value} 条规则不标记任何事件：查看原因。`,
  costly: '其模式在某些事件上耗时过长：不标记任何事件。',
  costlyLine: (number, query) => `颜色规则 ${number} 的模式耗时过长，不标记任何事件：${query}`,
  switchOff: (number) => `停用规则 ${number}`,
  bodies: '颜色规则只看字段：不看请求、响应、消息和自由文字。',
  marked: (colour, icon, word) => (word === '' ? `已标记：${colour}${icon}` : `已标记：“${shown(word)}”`),
};

export const ruleColours: typeof en.ruleColours = {
  blue: '蓝色',
  orange: '橙色',
  teal: '青色',
  pink: '粉色',
  yellow: '黄色',
  sky: '天蓝色',
  red: '红色',
  grey: '灰色',
};

export const ruleIcons: typeof en.ruleIcons = {
  flag: '旗帜',
  star: '星形',
  key: '钥匙',
  shield: '盾牌',
  bolt: '闪电',
  eye: '眼睛',
  person: '人物',
  clock: '时钟',
};
