import type { QueryProblemTable } from '../en/query.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('zh-CN', value);

export const queryProblems: QueryProblemTable = {
  'value-missing': ({ operator }) =>
    `“${shown(operator)}”之后缺少值，请填写；and、or、not 以及以运算符号开头的值要加引号。`,
  'quote-open': () => '引号没有闭合，请补上后引号。',
  'unknown-field': ({ name, nearest }) =>
    nearest === null
      ? `没有“${shown(name)}”字段。要按文本查找，请加引号。`
      : `没有“${shown(name)}”字段，是否应为“${nearest}”？`,
  'path-malformed': ({ path }) =>
    `“${shown(path)}”不是有效的路径。名称前写点，序号写在方括号中，例如 response.items[0].id 或 request["odd name"]。`,
  'pattern-unreadable': ({ reason }) =>
    reason === '' ? '无法识别此正则表达式。' : `无法识别此正则表达式：${shown(reason)}。`,
  'time-unreadable': ({ text }) =>
    `“${shown(text)}”不是时间。请写成 2026-11-20、2026-11-20T10:00、today、yesterday，或 -2h（两小时前）。`,
  'operator-not-for-field': ({ operator, field, allowed }) =>
    `“${shown(operator)}”不适用于 ${shown(field)}，请使用以下之一：${allowed.join('、')}。`,
  'operator-unfinished': ({ begun, whole }) =>
    `“${shown(begun)}”不完整，请写成${whole.map((one) => `“${one}”`).join('或')}。`,
  'field-missing': ({ operator }) => `“${shown(operator)}”之前缺少字段，请写出字段。`,
  'list-missing': ({ operator }) => `“${shown(operator)}”之后应为括号中的列表，例如 (a, b)。`,
  'paren-open': () => '此括号没有闭合，请补上右括号。',
  'paren-extra': () => '此右括号没有对应的左括号，请去掉。',
  'operand-missing': ({ after }) =>
    after === '('
      ? '括号中没有内容，请填写，或去掉括号。'
      : `“${shown(after)}”旁边缺少条件，请补全，或去掉它。`,
  unexpected: ({ text }) =>
    `此处不能出现“${shown(text)}”。含有此类符号的值要加引号；多个值请写成列表，例如 user in (a, b)。`,
  'nested-too-deep': ({ limit }) => `括号最多嵌套 ${number(limit)} 层，请简化。`,
  'value-too-long': ({ length, limit }) =>
    `此值有 ${number(length)} 个字符，请缩短到 ${number(limit)} 个以内。`,
  'text-too-long': ({ length, limit }) => `共有 ${number(length)} 个字符，请缩短到 ${number(limit)} 个以内。`,
  'too-many-clauses': ({ limit }) => `条件和词语过多，请控制在 ${number(limit)} 个以内。`,
  'too-many-values': ({ limit }) => `列表过长，请控制在 ${number(limit)} 个值以内。`,
};
