import type { tuning as en } from '../en/tuning.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);
const shares = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 });

export const tuning: typeof en = {
  tab: '调整',
  label: '造成最多匹配的值',
  hint: '每个字段中匹配最多的值，以及排除它的效果。',
  none: '没有突出的值：所有匹配的值相同，或各不相同。',
  matched: (matched, share) => `匹配 ${number(matched)} 条，${shares.format(share)}`,
  fields: { user: '用户', operation: '操作' },
  nothing: '无',
  effect: (fewer, unknown) =>
    unknown === 0
      ? `减少 ${number(fewer)} 条`
      : `减少 ${number(fewer)} 条，其中 ${number(unknown)} 条无法判断`,
  adds: (rule) => `添加 ${shown(rule)}`,
  takes: (rule) => `去掉 ${shown(rule)}`,
  split: (parts) => `拆分为 ${number(parts)} 个`,
  splitWhy: (parts, doubled) =>
    [
      '规则以 OR 连接时，再加一条只会报告更多，因此每条规则需要单独的通知：',
      `多占 ${number(parts - 1)} 个名额`,
      ...(doubled === 0 ? [] : [`，${number(doubled)} 条消息会重复`]),
    ].join('') + '。',
  refusals: {
    'user-by-filter': '无法表达：服务只能按六个字段过滤，用户不在其中，只能列出要报告的用户。',
    'no-user': '无法表达：没有过滤条件可以区分有无用户的事件。',
    'operation-by-filter': '报告所有操作时无法表达：过滤条件不包含操作。请改为选择操作。',
    'absent-value': '无法表达：规则需要一个值，而这些事件没有。',
    'value-not-taken': '无法表达：服务不接受规则中使用该值。',
    'filter-off': '有规则处于关闭状态时不行：它们会随之生效。',
    'nothing-left': '排除后该通知不再报告任何事件。',
    'too-many-rules': '无法在一个通知中表达：规则以 OR 连接，每条规则都需要单独的通知。',
    unreadable: '草稿的这一部分无法读取。',
  },
};
