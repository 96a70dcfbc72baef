import type { JsonKind } from '../../model/import-report.ts';
import type { IssueDetails } from '../../model/issue.ts';
import type { FilterFieldName } from '../../model/trace-fields.ts';
import { VALUE_CHOICES } from '../../notification/limits.ts';
import { FILTER_FIELDS } from '../../notification/rule.ts';
import type { DraftProblemTable, IssueTable } from '../en/issues.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

const number = (value: number): string => count(language, value);

const kinds: Record<JsonKind, string> = {
  null: '缺失或 null',
  boolean: '布尔值',
  number: '数字',
  text: '文本',
  list: '列表',
  object: '对象',
};

function values(field: FilterFieldName): string {
  const choices = VALUE_CHOICES[field];
  if (choices !== undefined) return `只能是 ${choices.join('、')}`;
  return '只能含有字母、数字、“_”、“-”和“.”';
}

function nearest({ nearest: name, nearestIn: place, seen }: IssueDetails['unknown-operation']): string {
  if (name === null) return '请检查拼写。';
  const where =
    place === null
      ? ''
      : ` ${shown(place.service_type)} ` +
        (place.resource_type === null ? '' : `资源类型“${shown(place.resource_type)}”`) +
        '的';
  if (seen === null) return `是否应为${where}“${shown(name)}”？`;
  if (seen === 0) return `是否应为${where}“${shown(name)}”？该名称在此从未出现。`;
  return `是否应为${where}“${shown(name)}”？该名称出现过 ${number(seen)} 次。`;
}

export const issues: IssueTable = {
  'wrong-type': ({ expected, found }) => `此处应为${kinds[expected]}，实际是${kinds[found]}。`,
  'too-large': ({ size, limit, unit }) =>
    unit === 'characters'
      ? `此文本有 ${number(size)} 个字符，没有通知需要这么多；请少于 ${number(limit)} 个。`
      : `此列表有 ${number(size)} 项，没有通知需要这么多；请少于 ${number(limit)} 项。`,
  'name-missing': () => '通知没有名称，请填写。',
  'name-too-long': ({ length, limit }) =>
    `名称有 ${number(length)} 个字符，请缩短到 ${number(limit)} 个以内。`,
  'name-characters': ({ characters }) => `名称只能含有字母、数字和“_”，请去掉“${shown(characters)}”。`,
  'operation-type': ({ found }) =>
    found === null
      ? '缺少操作类型，请填写“complete”或“customized”。'
      : `操作类型只能是“complete”或“customized”，不能是“${shown(found)}”。`,
  'operations-missing': () => '自定义通知必须指明关注哪些操作，请添加。',
  'operations-too-many': ({ count: total, limit }) =>
    `共列出 ${number(total)} 个事件名称，请控制在 ${number(limit)} 个以内，或拆分此通知。`,
  'services-too-many': ({ count: total, limit }) =>
    `共列出 ${number(total)} 个服务，请控制在 ${number(limit)} 个以内，或拆分此通知。`,
  'operation-service-type': ({ found }) =>
    found === null || found === ''
      ? '缺少服务，请填写其缩写，例如 ECS。'
      : `服务缩写只能含有字母、数字、“-”和“_”，“${shown(found)}”不符合。`,
  'operation-resource-type': () => '缺少资源类型，请按事件中的写法填写。',
  'operation-trace-names': () => '此处没有列出事件名称，请添加，或删除此项。',
  'users-too-many': ({ count: total, limit }) =>
    `共列出 ${number(total)} 个用户，请控制在 ${number(limit)} 个以内，或拆分此通知。`,
  'groups-too-many': ({ count: total, limit }) =>
    `共列出 ${number(total)} 个用户组，请控制在 ${number(limit)} 个以内，或拆分此通知。`,
  'user-group-missing': () => '用户组没有名称，请填写这些用户所属的组。',
  'user-list-empty': () => '此用户组没有列出用户，请添加，或删除此组。',
  'status-value': ({ found }) => `状态只能是“enabled”或“disabled”，不能是“${shown(found)}”。`,
  'topic-missing': () => '已启用的通知需要一个主题或函数来接收，请填写其 URN。',
  'topic-urn': ({ found }) =>
    `主题的 URN 以 urn:smn: 开头，函数的 URN 以 urn:fss: 开头，“${shown(found)}”不符合。`,
  'agency-value': ({ found }) => `委托只能是 cts_admin_trust，不能是“${shown(found)}”，请更正或删除。`,
  'filter-flag': () => '未说明是否启用筛选，请填写 true 或 false。',
  'filter-condition': ({ found }) => `规则只能以大写的“AND”或“OR”连接，不能用“${shown(found)}”。`,
  'filter-rule-malformed': ({ text }) =>
    `“${shown(text)}”不是规则。请依次写字段、= 或 !=、值；可用的字段有 ${FILTER_FIELDS.join('、')}。`,
  'filter-value': ({ field, value, limit }) =>
    limit === null
      ? `${field} 的值${values(field)}，“${shown(value)}”不符合。`
      : `${field} 的值最多 ${number(limit)} 个字符，请缩短“${shown(value)}”。`,
  quota: ({ count: total, limit }) =>
    `共有 ${number(total)} 个通知，一个项目最多 ${number(limit)} 个，请删除一些。`,
  'name-taken': ({ name }) => `已有另一个通知名为“${shown(name)}”，请换一个名称。`,
  'draft-value': ({ found, choices }) => `“${shown(found)}”不在可用的值之中：${choices.join('、')}。`,

  'name-non-ascii': () => '名称含有汉字，服务的文档对此说法不一；只用字母、数字和“_”最稳妥。',
  'service-type-case': ({ found }) =>
    `服务缩写用大写字母，请写成“${shown(found.toUpperCase())}”，除非事件中写的就是“${shown(found)}”。`,
  'trace-name-form': ({ name }) =>
    `事件名称以字母开头，其后是字母、数字、“-”、“_”和“.”，“${shown(name)}”不符合，请检查。`,
  'filter-condition-missing': () => '未说明规则如何连接，按 AND 处理。请填写 AND 或 OR。',
  'filter-off': ({ rules }) => `筛选已关闭，其中 ${number(rules)} 条规则不起作用。请启用筛选，或将其删除。`,
  'filter-empty': () => '筛选没有规则，不限制任何内容。请添加规则，或删除筛选。',
  'filter-contradiction': ({ field }) =>
    `${field} 不可能同时等于两个值，因此永远不会匹配。请只保留一个，或改用 OR 连接。`,
  'filter-tautology': ({ field }) =>
    `无论 ${field} 是什么，总有一条规则成立，因此不起限制作用。请改用 AND 连接，或将其删除。`,
  'operation-repeated': ({ name }) => `“${shown(name)}”已在相同服务和资源类型下列出，请删除此处的。`,
  'user-repeated': ({ name }) => `用户“${shown(name)}”已经列出，请删除此处的。`,
  'users-exclude-system': () =>
    '系统自身的操作没有用户，列出用户后就不会再通知这类操作。如需通知，请删除用户列表。',
  'complete-with-users': () => '通知全部操作时用户是否起作用，文档没有说明。请删除用户，或改为列出操作。',
  'complete-with-operations': () =>
    '全部操作都会通知，操作列表不起作用。请删除列表，或将类型改为“customized”。',
  'unknown-operation': (details) =>
    `在此服务和资源类型下没有已知的“${shown(details.name)}”。${nearest(details)}`,
  'never-seen': () => '已读取的事件中没有一条能满足此项，请对照事件内容检查。',
  'member-repeated': () => '此成员在同一对象中写了不止一次，只有最后一个起作用，请删除其余的。',
};

export const draftProblems: DraftProblemTable = {
  'not-json': ({ line, column }) => `这不是有效的 JSON：第 ${number(line)} 行，第 ${number(column)} 个字符。`,
  'cut-off': () => '这不是有效的 JSON：内容过早结束。',
  'terraform-text': () => '这是用 Terraform 自己的语言写的，请改用其 JSON，即“terraform show -json”的输出。',
  'terraform-unreadable': ({ line, column }) =>
    `无法作为 Terraform 读取：第 ${number(line)} 行，第 ${number(column)} 个字符。`,
  'terraform-computed': ({ line, column }) =>
    `第 ${number(line)} 行，第 ${number(column)} 个字符：其值只有 Terraform 才能得出，请直接写出该值，或改用“terraform show -json”输出的 JSON。`,
  'terraform-heredoc': ({ line, column }) =>
    `第 ${number(line)} 行，第 ${number(column)} 个字符：多行文本以换行结束，没有成员接受这样的值，请写在引号内。`,
  'terraform-without-notification': () =>
    '这些 Terraform 资源中没有 huaweicloud_cts_notification，因此没有可读取的内容。',
  'nested-too-deep': ({ limit }) => `嵌套超过 ${number(limit)} 层。`,
  'not-an-object': ({ found }) => `通知必须是对象，这里是${kinds[found]}。`,
  'notification-and-list': () => '“notification”和“notifications”同时出现，请只保留要用的一个。',
  'notifications-not-a-list': ({ found }) => `“notifications”必须是列表，实际是${kinds[found]}。`,
  'pins-of-list': () => '写在列表旁的“pins”没有说明针对哪个通知，请放到各自的“notification”旁边。',
};
