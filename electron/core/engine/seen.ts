import type { Issue } from '../../../shared/model/issue.ts';
import type { OperationEntry } from '../../../shared/notification/parts.ts';
import { byOperation } from './operation-order.ts';
import type { Operation } from './operation-verdict.ts';
import type { Plan } from './plan.ts';
import type { ReplayIndex } from './replay-index.ts';
import { ruleVerdict } from './rule-verdict.ts';
import { SeenValues } from './seen-values.ts';

export interface SeenOperation extends Operation {
  seen: number;
}

/** Operations of the traces that a plan looks at, with how often each is there; by text, whatever their rows. */
export function seenOperations(plan: Plan, index: ReplayIndex): SeenOperation[] {
  return SeenValues.of(plan, index).operations().sort(byOperation);
}

/**
 * A warning for each entry, user and rule that no trace there is can satisfy. None where no trace is looked at at all: nothing follows
 * from that.
 */
export function neverSeen(plan: Plan, index: ReplayIndex): Issue[] {
  const seen = SeenValues.of(plan, index);
  if (seen.isEmpty) return [];
  const paths = [...unseenEntries(plan, seen), ...unseenGroups(plan, seen), ...unseenRules(plan, seen)];
  return paths.map((path) => ({ path, severity: 'warning', code: 'never-seen', details: {} }));
}

function* unseenEntries({ parts: { operation } }: Plan, seen: SeenValues): Generator<string> {
  if (operation.kind !== 'customized' || operation.entries === 'unreadable') return;
  for (const [at, entry] of operation.entries.entries())
    if (entry !== null && !occurs(entry, seen)) yield `operations[${at}]`;
}

/** A name that cannot be read may be any. */
function occurs({ service_type, resource_type, trace_names }: OperationEntry, seen: SeenValues): boolean {
  const names = seen.namesOf(service_type, resource_type);
  return names.size > 0 && trace_names.some((name) => name === null || names.has(name));
}

function* unseenGroups({ parts: { users } }: Plan, seen: SeenValues): Generator<string> {
  // Of what a source does not carry, not seeing it tells nothing.
  if (users === null || users === 'unreadable' || !seen.isCarriedByAll('user.name', 'user.user_name')) return;
  for (const [at, group] of users.entries()) {
    const names = group?.user_list ?? [null];
    if (names.length > 0 && !names.some((name) => name === null || seen.hasUser(name)))
      yield `notify_user_list[${at}]`;
  }
}

function* unseenRules({ parts: { filter }, assumptions }: Plan, seen: SeenValues): Generator<string> {
  if (filter.kind !== 'on') return;
  for (const [at, rule] of filter.rules.entries()) {
    if (rule === null || !seen.isCarriedByAll(rule.field)) continue;
    const isPossible = (value: string | null): boolean =>
      ruleVerdict(rule, value, assumptions) !== 'no-match';
    if (!seen.hasValue(rule.field, rule.value, isPossible)) yield `filter.rule[${at}]`;
  }
}
