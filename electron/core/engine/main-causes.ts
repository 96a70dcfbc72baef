import type { Excluded } from '../../../shared/model/tuning.ts';
import { foldAscii } from '../../../shared/notification/fold-ascii.ts';
import type { Bitset } from '../columns/bitset.ts';
import { countIds } from './count-ids.ts';
import type { NatureField, ReplayIndex } from './replay-index.ts';

export interface Cause {
  of: Excluded;
  matched: number;
}

const NATURE = ['trace_rating', 'trace_type', 'code', 'api_version'] as const satisfies NatureField[];
const RESOURCE = ['resource_id', 'resource_name'] as const;

/** Of each field the value that most of the matches have, where some have another and it is more than one of them. The most first. */
export function mainCauses(index: ReplayIndex, match: Bitset): Cause[] {
  const counted = (asked: Parameters<ReplayIndex['column']>[0]): Uint32Array =>
    countIds(index.column(asked), match);
  const nature = counted('nature');
  const causes: (Cause | null)[] = [
    mostOfOperations(counted('operation'), (id) => index.operation(id)),
    mostNamed(counted('actor'), 'user', (id) => index.userName(id)),
    ...NATURE.map((field) => mostNamed(nature, field, (id) => index.natureValue(id, field))),
    ...RESOURCE.map((field) => {
      const { values } = index.column(field);
      return most(counted(field), (id) => ({ field, value: values[id - 1] ?? null }));
    }),
  ];
  const all = match.count();
  return causes
    .flatMap((cause) => (cause === null || cause.matched < 2 || cause.matched === all ? [] : [cause]))
    .sort((a, b) => b.matched - a.matched);
}

/** Each id is a value of its own. */
function most(counts: Uint32Array, of: (id: number) => Excluded): Cause | null {
  let best = 0;
  for (let id = 1; id < counts.length; id += 1) if ((counts[id] ?? 0) > (counts[best] ?? 0)) best = id;
  const matched = counts[best] ?? 0;
  return matched === 0 ? null : { of: of(best), matched };
}

/** Services are named in any case: spellings of one are left out together, and are told by the one there is most of. */
function mostOfOperations(counts: Uint32Array, of: ReplayIndex['operation']): Cause | null {
  const alike = new Map<string, { count: number; best: number; matched: number }>();
  counts.forEach((count, id) => {
    if (count === 0) return;
    const { service_type: service, resource_type, trace_name } = of(id);
    const key = JSON.stringify([service === null ? null : foldAscii(service), resource_type, trace_name]);
    const { best = id, count: most = 0, matched = 0 } = alike.get(key) ?? {};
    const isMore = count > most;
    alike.set(key, { best: isMore ? id : best, count: Math.max(count, most), matched: matched + count });
  });
  let found: { best: number; matched: number } | null = null;
  for (const one of alike.values()) if (one.matched > (found?.matched ?? 0)) found = one;
  return found && { of: { field: 'operation', ...of(found.best) }, matched: found.matched };
}

/** Several ids may have one value. */
function mostNamed(
  counts: Uint32Array,
  field: Exclude<Excluded['field'], 'operation'>,
  valueOf: (id: number) => string | null,
): Cause | null {
  const byValue = new Map<string | null, number>();
  counts.forEach((count, id) => {
    if (count > 0) byValue.set(valueOf(id), (byValue.get(valueOf(id)) ?? 0) + count);
  });
  let best: Cause | null = null;
  for (const [value, matched] of byValue)
    if (matched > (best?.matched ?? 0)) best = { of: { field, value }, matched };
  return best;
}
