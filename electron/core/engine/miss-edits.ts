import type { Edit } from '../../../shared/model/replay.ts';
import type { Clause } from '../../../shared/model/verdict.ts';
import type { FilterFieldName } from '../../../shared/model/trace-fields.ts';
import { readFilter } from '../../../shared/notification/read-notification.ts';
import { FILTER_FIELDS, printRule } from '../../../shared/notification/rule.ts';
import { foldAscii } from './operation-verdict.ts';
import type { Plan } from './plan.ts';

/** What a trace has where a clause asks for something else. */
export interface Miss {
  actual: Record<string, string | null>;
  /** Numbers of the rules that fail. */
  rules: number[];
  /** Numbers of those that say neither: all have to hold, so they are in the way as well. */
  undecided: number[];
}

/** The smallest change of a notification after which it matches such traces too, and still all it matched. */
export function editsFor(plan: Plan, clause: Clause, miss: Miss): Edit[] {
  switch (clause) {
    case 'status':
      return [{ kind: 'replace', path: 'status', value: 'enabled' }];
    case 'management':
      return [{ kind: 'assume', name: 'data-traces-excluded', value: 'no' }];
    case 'operation':
      return operationEdits(plan, miss);
    case 'user':
      return userEdits(plan, miss);
    case 'filter':
      return filterEdits(plan, miss);
  }
}

function operationEdits({ parts: { operation } }: Plan, { actual }: Miss): Edit[] {
  const { service_type: service, resource_type: resource, trace_name: name } = actual;
  if (operation.kind !== 'customized' || operation.entries === 'unreadable') return [];
  if (typeof service !== 'string' || typeof resource !== 'string' || typeof name !== 'string') return [];
  const { entries } = operation;
  const at = entries.findIndex(
    (entry) =>
      entry !== null &&
      entry.resource_type === resource &&
      foldAscii(entry.service_type) === foldAscii(service),
  );
  const found = entries[at];
  if (found === undefined || found === null) {
    const value = { service_type: service, resource_type: resource, trace_names: [name] };
    return [{ kind: 'add', path: `operations[${entries.length}]`, value }];
  }
  return [{ kind: 'add', path: `operations[${at}].trace_names[${found.trace_names.length}]`, value: name }];
}

function userEdits({ parts: { users } }: Plan, { actual }: Miss): Edit[] {
  const name = actual['user.name'];
  const [first] = users === null || users === 'unreadable' ? [] : users;
  if (first === undefined || first === null) return [];
  // Who has no name cannot be listed: everybody has to be meant.
  if (typeof name !== 'string') return [{ kind: 'remove', path: 'notify_user_list' }];
  return [{ kind: 'add', path: `notify_user_list[0].user_list[${first.user_list.length}]`, value: name }];
}

/** Rules that all have to hold lose those that do not; where one is enough, one for what the trace has is added. */
function filterEdits({ parts: { filter } }: Plan, { actual, rules, undecided }: Miss): Edit[] {
  if (filter.kind !== 'on') return [];
  if (filter.condition === 'AND') {
    // The last first: the others keep their numbers.
    const removed = [...rules, ...undecided].sort((a, b) => b - a);
    return removed.map((rule) => ({ kind: 'remove', path: `filter.rule[${rule}]` }));
  }
  for (const field of FILTER_FIELDS) {
    const text = ruleFor(field, actual[field] ?? null);
    if (text !== null) return [{ kind: 'add', path: `filter.rule[${filter.rules.length}]`, value: text }];
  }
  return [{ kind: 'replace', path: 'filter.is_support_filter', value: false }];
}

/** Null where no rule can name the value: the service does not know it, or white space at its ends would be lost. */
function ruleFor(field: FilterFieldName, value: string | null): string | null {
  if (value === null) return null;
  const text = printRule({ field, op: '=', value });
  const read = readFilter({ is_support_filter: true, rule: [text] });
  return read.kind === 'on' && read.rules[0]?.value === value ? text : null;
}
