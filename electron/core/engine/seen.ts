import type { Issue } from '../../../shared/model/issue.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { countIds } from './count-ids.ts';
import { byOperation } from './operation-order.ts';
import { operationVerdict, type Operation } from './operation-verdict.ts';
import type { Plan } from './plan.ts';
import type { Asked, ReplayIndex } from './replay-index.ts';
import { replay } from './replay.ts';
import { ruleVerdict } from './rule-verdict.ts';

export interface SeenOperation extends Operation {
  seen: number;
}

/** Operations of the traces that a plan looks at, with how often each is there; by text, whatever their rows. */
export function seenOperations(plan: Plan, index: ReplayIndex): SeenOperation[] {
  const counts = countIds(index.column('operation'), replay(plan, index).scope);
  const seen: SeenOperation[] = [];
  counts.forEach((count, id) => {
    if (id > 0 && count > 0) seen.push({ ...index.operation(id), seen: count });
  });
  return seen.sort(byOperation);
}

/**
 * A warning for each entry, user and rule that no trace there is can satisfy. None where no trace is looked at at all: nothing follows
 * from that.
 */
export function neverSeen(plan: Plan, index: ReplayIndex): Issue[] {
  const { scope } = replay(plan, index);
  if (scope.next(0) < 0) return [];
  const { operation, users, filter } = plan.parts;
  const counted = new Map<Asked, Uint32Array>();
  const occurs = (asked: Asked, passes: (id: number) => boolean): boolean => {
    const counts = counted.get(asked) ?? countIds(index.column(asked), scope);
    counted.set(asked, counts);
    return counts.some((count, id) => count > 0 && passes(id));
  };
  // Of what a source does not carry, not seeing it tells nothing.
  const isCarriedByAll = (...anyOf: TraceFieldName[]): boolean =>
    !occurs('origin', (id) => !anyOf.some((field) => index.origin(id).carried.has(field)));
  const paths: string[] = [];
  if (operation.kind === 'customized' && operation.entries !== 'unreadable') {
    operation.entries.forEach((entry, at) => {
      if (entry === null) return;
      const verdict = operationVerdict({ kind: 'customized', entries: [entry] });
      if (!occurs('operation', (id) => verdict(index.operation(id)) !== 'no-match'))
        paths.push(`operations[${at}]`);
    });
  }
  if (users !== null && users !== 'unreadable' && isCarriedByAll('user.name', 'user.user_name')) {
    users.forEach((group, at) => {
      const names = new Set(group?.user_list ?? [null]);
      if (names.size === 0 || names.has(null)) return;
      if (!occurs('actor', (id) => names.has(index.userName(id) ?? null) && index.userName(id) !== null))
        paths.push(`notify_user_list[${at}]`);
    });
  }
  if (filter.kind === 'on') {
    filter.rules.forEach((rule, at) => {
      if (rule === null) return;
      const { field } = rule;
      const isResource = field === 'resource_id' || field === 'resource_name';
      const asked = isResource ? field : 'nature';
      const valueOf = (id: number): string | null =>
        isResource ? index.column(field).valueOf(id) : index.natureValue(id, field);
      const isPossible = (id: number): boolean =>
        ruleVerdict(rule, valueOf(id), plan.assumptions) !== 'no-match';
      if (isCarriedByAll(field) && !occurs(asked, isPossible)) paths.push(`filter.rule[${at}]`);
    });
  }
  return paths.map((path) => ({ path, severity: 'warning', code: 'never-seen', details: {} }));
}
