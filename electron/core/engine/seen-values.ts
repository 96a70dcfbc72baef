import type { FilterFieldName, TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Bitset } from '../columns/bitset.ts';
import { countIds } from './count-ids.ts';
import { foldAscii, type Operation } from './operation-verdict.ts';
import { originGroups } from './origin-groups.ts';
import type { Plan } from './plan.ts';
import { scopeRows } from './replay.ts';
import type { Asked, NatureField, ReplayIndex } from './replay-index.ts';

const kept = new WeakMap<ReplayIndex, { key: string; values: SeenValues }>();

/** What the traces that a plan looks at hold: each column is counted when it is first asked about. */
export class SeenValues {
  private readonly index: ReplayIndex;
  private readonly scope: Bitset;
  private readonly counted = new Map<Asked, Uint32Array>();
  private readonly natures = new Map<NatureField, ReadonlySet<string | null>>();
  private byPlace: Map<string, Set<string>> | null = null;
  private names: ReadonlySet<string> | null = null;
  private readonly carried = new Map<string, boolean>();

  private constructor(index: ReplayIndex, scope: Bitset) {
    this.index = index;
    this.scope = scope;
  }

  /** The last ones are kept while a person types: what is looked at does not change then. */
  static of(plan: Plan, index: ReplayIndex): SeenValues {
    const { provider, projectId, assumptions } = plan;
    const projects = assumptions['other-projects-out-of-scope'];
    const key = JSON.stringify([index.columns.version, provider, projectId, projects]);
    const found = kept.get(index);
    if (found?.key === key) return found.values;
    const scope = scopeRows(index, originGroups(plan, index), index.rowsIn(null));
    const values = new SeenValues(index, scope);
    kept.set(index, { key, values });
    return values;
  }

  get isEmpty(): boolean {
    return this.scope.next(0) < 0;
  }

  /** By id. */
  counts(asked: Asked): Uint32Array {
    const counts = this.counted.get(asked) ?? countIds(this.index.column(asked), this.scope);
    this.counted.set(asked, counts);
    return counts;
  }

  /** The names seen of a service, in any case of its letters, and a resource type. */
  namesOf(service: string, resourceType: string): ReadonlySet<string> {
    this.byPlace ??= this.namesByPlace();
    return this.byPlace.get(placeOf(service, resourceType)) ?? NONE;
  }

  hasUser(name: string): boolean {
    this.names ??= new Set(this.idsSeen('actor').flatMap((id) => this.index.userName(id) ?? []));
    return this.names.has(name);
  }

  /** Whether some trace's value passes: null is absent. Of a resource the test is asked of one other value for all others. */
  hasValue(field: FilterFieldName, named: string, passes: (value: string | null) => boolean): boolean {
    if (field !== 'resource_id' && field !== 'resource_name') return [...this.valuesOf(field)].some(passes);
    const counts = this.counts(field);
    const id = this.index.idOf(field, named);
    if (passes(null) && (counts[0] ?? 0) > 0) return true;
    if (id > 0 && (counts[id] ?? 0) > 0 && passes(named)) return true;
    return passes(`${named} `) && counts.some((count, other) => count > 0 && other > 0 && other !== id);
  }

  /** Whether each source that is looked at has a place for one of the fields. */
  isCarriedByAll(...anyOf: readonly TraceFieldName[]): boolean {
    const key = anyOf.join(' ');
    const known = this.carried.get(key);
    if (known !== undefined) return known;
    const isCarried = this.idsSeen('origin').every((id) => {
      const { carried } = this.index.origin(id);
      return anyOf.some((field) => carried.has(field));
    });
    this.carried.set(key, isCarried);
    return isCarried;
  }

  operations(): (Operation & { seen: number })[] {
    const counts = this.counts('operation');
    return this.idsSeen('operation').map((id) => ({ ...this.index.operation(id), seen: counts[id] ?? 0 }));
  }

  private idsSeen(asked: Asked): number[] {
    const ids: number[] = [];
    this.counts(asked).forEach((count, id) => {
      if (count > 0) ids.push(id);
    });
    return ids;
  }

  private valuesOf(field: NatureField): ReadonlySet<string | null> {
    const values =
      this.natures.get(field) ??
      new Set(this.idsSeen('nature').map((id) => this.index.natureValue(id, field)));
    this.natures.set(field, values);
    return values;
  }

  private namesByPlace(): Map<string, Set<string>> {
    const byPlace = new Map<string, Set<string>>();
    for (const { service_type, resource_type, trace_name } of this.operations()) {
      if (service_type === null || resource_type === null || trace_name === null) continue;
      const place = placeOf(service_type, resource_type);
      byPlace.set(place, (byPlace.get(place) ?? new Set<string>()).add(trace_name));
    }
    return byPlace;
  }
}

const NONE: ReadonlySet<string> = new Set();

function placeOf(service: string, resourceType: string): string {
  return `${foldAscii(service)}\0${resourceType}`;
}
