import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { askedFields, type Plan } from './plan.ts';
import type { ReplayIndex } from './replay-index.ts';
import { scopeOf } from './scope.ts';

/** Origins in scope whose formats lack the same of the fields that are asked for: most often there is one such group. */
export interface OriginGroup {
  /** 1 at each id of the group. */
  origins: Uint8Array;
  missing: ReadonlySet<TraceFieldName>;
}

export function originGroups(plan: Plan, index: ReplayIndex): OriginGroup[] {
  const asked = [...askedFields(plan)];
  const size = index.size('origin');
  const groups = new Map<string, OriginGroup>();
  for (let id = 1; id <= size; id += 1) {
    const { provider, projectId, carried } = index.origin(id);
    if (!scopeOf(plan, provider, projectId).isIn) continue;
    const missing = asked.filter((field) => !carried.has(field));
    const key = missing.join(' ');
    const group = groups.get(key) ?? { origins: new Uint8Array(size + 1), missing: new Set(missing) };
    group.origins[id] = 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}
