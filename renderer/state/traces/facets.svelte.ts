import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Facet, FacetName } from '../../../shared/model/browse.ts';
import { isColumnName } from '../../../shared/model/trace-columns.ts';
import type { Subject } from '../../../shared/query/language/expression.ts';
import { FILE_PROPERTIES } from '../../../shared/model/file-property.ts';
import type { Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { Latest } from './latest.svelte.ts';

/** Those that are worth counting for everybody, in the order they are shown. */
export const FACET_FIELDS = [
  ...(['trace_rating', 'provider', 'user.name', 'trace_name', 'service_type', 'resource_type'] as const),
  ...(['source_ip', 'user.access_key_id', 'code', 'tracker_name', 'trace_type', 'user.type'] as const),
  ...(['resource_name', 'region', 'project_id', 'user_agent'] as const),
  ...FILE_PROPERTIES,
] as const satisfies readonly FacetName[];
export type FacetField = (typeof FACET_FIELDS)[number];

/** What a query calls it. */
export function facetSubject(field: FacetField): Subject {
  return isColumnName(field) ? { kind: 'column', field } : { kind: 'file', by: field };
}

const OPEN_AT_FIRST: readonly FacetField[] = [
  ...(['trace_rating', 'provider', 'user.name', 'trace_name', 'service_type', 'source_ip'] as const),
];
const FEW = 6;
const MORE = 60;

interface FacetQuestion {
  query: Query;
  search: string;
  limit: number;
}

const answers = new Map<FacetField, Latest<FacetQuestion, Facet>>(
  FACET_FIELDS.map((field) => [
    field,
    new Latest(({ query, search, limit }) =>
      call('traces.facet', {
        ...{ query, field, limit },
        search: search === '' ? null : { kind: 'contains', text: search, fold: true },
      }),
    ),
  ]),
);
/** Where there is little room, the list has it. */
const isWide = (): boolean => innerWidth >= 1000;
let isShown = $state(isWide());
const open = new SvelteSet<FacetField>(OPEN_AT_FIRST);
const long = new SvelteSet<FacetField>();
const searches = new SvelteMap<FacetField, string>();

/** The most frequent values of some fields, for what is asked for. */
export const facets = {
  of(field: FacetField): Facet | null {
    return answers.get(field)?.answer?.value ?? null;
  },
  /** It is open, and what it is to show is not here yet. */
  isAwaited: (field: FacetField): boolean => open.has(field) && (answers.get(field)?.isAwaited ?? false),
  /** Its values are of a question before the last, which failed. */
  isOld: (field: FacetField): boolean => answers.get(field)?.isUnanswered ?? false,
  /** Whether the values are shown at all. */
  get isShown(): boolean {
    return isShown;
  },
  show(next: boolean): void {
    isShown = next;
  },
  /** As a view keeps them. */
  get saved(): { isShown: boolean; open: string[] } {
    return { isShown, open: FACET_FIELDS.filter((field) => open.has(field)) };
  },
  apply(next: { isShown: boolean; open: readonly string[] }): void {
    isShown = next.isShown;
    open.clear();
    for (const field of FACET_FIELDS) if (next.open.includes(field)) open.add(field);
  },
  reset(): void {
    facets.apply({ isShown: isWide(), open: OPEN_AT_FIRST });
  },
  isOpen: (field: FacetField): boolean => open.has(field),
  isLong: (field: FacetField): boolean => long.has(field),
  searchIn: (field: FacetField): string => searches.get(field) ?? '',
  toggle(field: FacetField): void {
    if (!open.delete(field)) open.add(field);
  },
  toggleLength(field: FacetField): void {
    if (!long.delete(field)) long.add(field);
  },
  search(field: FacetField, text: string): void {
    searches.set(field, text);
  },
  /** Asks for one that is open; a closed one costs nothing. */
  ask(field: FacetField, query: Query): void {
    if (!open.has(field)) return;
    answers.get(field)?.ask({
      query,
      search: searches.get(field) ?? '',
      limit: long.has(field) ? MORE : FEW,
    });
  },
  clear(): void {
    for (const answer of answers.values()) answer.clear();
    searches.clear();
  },
};
