import type * as en from '../en/verdicts.ts';

export const verdicts: typeof en.verdicts = {
  match: '匹配',
  'no-match': '不匹配',
  unknown: '未知',
};

export const clauses: typeof en.clauses = {
  status: '状态',
  management: '事件类别',
  operation: '操作',
  user: '用户',
  filter: '筛选',
};

export const reasons: typeof en.reasons = {
  'as-if-enabled': '每个通知都按已启用来看。',
  enabled: '通知已启用。',
  disabled: '通知已停用。',
  'management-trace': '这是管理类事件。',
  'data-trace': '这是数据类事件，而通知针对管理类事件。',
  'data-trace-included': '这是数据类事件，数据类事件已计入。',
  'every-operation': '全部操作都会通知。',
  'entry-agrees': '与列出的一项操作相符。',
  'no-entry-agrees': '与列出的操作都不相符。',
  'trace-lacks-operation': '事件缺少服务、资源类型或名称。',
  'service-differs': '服务不同。',
  'resource-type-differs': '资源类型不同。',
  'name-not-listed': '事件名称未列出。',
  everybody: '没有列出用户，即针对所有人。',
  'user-listed': '用户已列出。',
  'user-not-listed': '用户未列出。',
  'no-user': '事件没有用户，系统自身的操作即如此。',
  'complete-with-users': '通知全部操作，同时列出了用户；服务此时如何处理，文档没有说明。',
  'no-filter': '没有筛选。',
  'filter-off': '筛选已关闭。',
  'no-rules': '筛选没有规则。',
  'rules-agree': '符合规则。',
  'rules-fail': '不符合规则。',
  'rules-undecided': '规则无法得出结论。',
  equal: '值相等。',
  'not-equal': '值不同。',
  absent: '事件没有此字段。',
  'absent-not-equal': '事件没有此字段；此时是否算作不等于某值，文档没有说明。',
  'not-carried': '事件的来源没有此字段的位置，因此无法判断。',
  unreadable: '通知的这一部分无法读取。',
};

export const assumptions: typeof en.assumptions = {
  'other-projects-out-of-scope': {
    yes: '不看其他项目的事件。',
    no: '其他项目的事件也看。',
  },
  'project-unknown-in-scope': { yes: '事件或通知未注明项目时，该事件计入。' },
  'data-traces-excluded': {
    yes: '数据类事件不触发通知。',
    no: '数据类事件与管理类事件一样触发通知。',
  },
  'service-case-free': { yes: '比较服务时不区分大小写。' },
  'complete-ignores-users': {
    unknown: '通知全部操作时，列出的用户是否起作用不作定论。',
    yes: '通知全部操作时，列出的用户不起作用。',
    no: '即使通知全部操作，列出的用户也起作用。',
  },
  'groups-are-labels': { yes: '只看列出的用户，不看用户组的名称。' },
  'values-case-exact': { yes: '值按原样比较，区分大小写。' },
  'absent-not-equal': {
    unknown: '事件没有某字段时，!= 是否成立不作定论。',
    match: '事件没有某字段时，!= 成立。',
    'no-match': '事件没有某字段时，!= 不成立。',
  },
};
