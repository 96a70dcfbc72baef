import { valueClause, withClause } from '../../../shared/query/language/add-clause.ts';
import type { QueryContext } from '../../../shared/query/language/calendar.ts';
import { inverted, replaced, withoutPart } from '../../../shared/query/language/edit.ts';
import type { Expression, Subject, TextRange } from '../../../shared/query/language/expression.ts';
import { parseQuery, type ParsedQuery } from '../../../shared/query/language/parse.ts';
import { conjuncts } from '../../../shared/query/language/rewrite.ts';
import { toQuery } from '../../../shared/query/language/split.ts';
import {
  switchedOff,
  switchedOn,
  withoutOff,
  type SwitchedQuery,
} from '../../../shared/query/language/switch-off.ts';
import { ALL_TRACES, type Query } from '../../../shared/query/query.ts';
import { displayZone } from './display-zone.svelte.ts';
import { offsetAt } from './zone-time.ts';

const MINUTE_MS = 60_000;
const ALL: Expression = { kind: 'all', from: 0, to: 0 };
const STEPS_KEPT = 100;

/** A part of the filter that must hold as well as the others. */
export interface Chip {
  text: string;
  /** Where it stands in the text; null for one that is switched off, which is in no text. */
  range: TextRange | null;
  /** Among those that are switched off. */
  place: number;
  /** Of a text that is being changed and cannot be read: shown as it was. */
  isStale: boolean;
}

let current = $state.raw<SwitchedQuery>({ text: '', off: [] });
let before = $state.raw<readonly SwitchedQuery[]>([]);
/** What "two hours ago" counts from: the moment it was written, so that a list does not drift. */
let now = $state(Date.now());

const context = $derived<QueryContext>({
  now,
  offsetAt: (at: number) => offsetAt(at, displayZone.name) / MINUTE_MS,
});
const parsed = $derived<ParsedQuery>(parseQuery(current.text, context));

let lastGood: { text: string; expression: Expression } = { text: '', expression: ALL };
/** What is being typed asks nothing new until it can be read. */
const good = $derived.by(() => {
  if (parsed.expression !== null) lastGood = { text: current.text, expression: parsed.expression };
  return lastGood;
});

let lastQuery: { query: Query; key: string } = { query: ALL_TRACES, key: JSON.stringify(ALL_TRACES) };
/** The same object while it asks the same: a blank more is no new question. */
const query = $derived.by(() => {
  const next = toQuery(good.expression).query;
  const key = JSON.stringify(next);
  if (key !== lastQuery.key) lastQuery = { query: next, key };
  return lastQuery.query;
});
const hasBodies = $derived(toQuery(good.expression).bodies !== null);

const chips = $derived<readonly Chip[]>([
  ...(good.expression.kind === 'all' ? [] : conjuncts(good.expression)).map(({ from, to }) => ({
    text: good.text.slice(from, to),
    range: { from, to },
    place: -1,
    isStale: parsed.expression === null,
  })),
  ...current.off.map((text, place) => ({ text, range: null, place, isStale: false })),
]);

function change(next: SwitchedQuery): void {
  if (next.text === current.text && next.off === current.off) return;
  before = [...before, current].slice(-STEPS_KEPT);
  now = Date.now();
  current = next;
}

const write = (text: string): void => change({ ...current, text });

/** What is asked for besides a stretch of time: one line of text, and what was switched off of it. */
export const filter = {
  get text(): string {
    return current.text;
  },
  /** With what was switched off of it, as a view keeps it. */
  get saved(): { text: string; off: string[] } {
    return { text: current.text, off: [...current.off] };
  },
  get context(): QueryContext {
    return context;
  },
  get parsed(): ParsedQuery {
    return parsed;
  },
  /** Of the last text that could be read. */
  get query(): Query {
    return query;
  },
  /** The same as it was read. */
  get expression(): Expression {
    return good.expression;
  },
  /** Whether it asks for more than columns can answer. */
  get hasBodies(): boolean {
    return hasBodies;
  },
  get chips(): readonly Chip[] {
    return chips;
  },
  get isEmpty(): boolean {
    return current.text === '' && current.off.length === 0;
  },
  get canUndo(): boolean {
    return before.length > 0;
  },
  write,
  /** Null: absent. */
  add(subject: Subject, value: string | null, isExcluded: boolean): void {
    write(withClause(current.text, valueClause(subject, value, isExcluded), context));
  },
  /** This alone: the rest goes. */
  alone(subject: Subject | null, value: string | null): void {
    const text = subject === null ? '' : withClause('', valueClause(subject, value, false), context);
    change({ text, off: [] });
  },
  /** Another text; what was switched off goes. */
  replace(text: string): void {
    change({ text, off: [] });
  },
  toggle({ range, place }: Chip): void {
    change(range === null ? switchedOn(current, place, context) : switchedOff(current, range, context));
  },
  invert({ range }: Chip): void {
    if (range !== null) write(inverted(current.text, range, context));
  },
  edit({ range, place }: Chip, text: string): void {
    if (range !== null) write(replaced(current.text, range, text, context));
    else if (text.trim() === '') change(withoutOff(current, place));
    else change({ ...current, off: current.off.with(place, text) });
  },
  remove({ range, place }: Chip): void {
    change(
      range === null
        ? withoutOff(current, place)
        : { ...current, text: withoutPart(current.text, range, context) },
    );
  },
  clear(): void {
    change({ text: '', off: [] });
  },
  apply(next: SwitchedQuery): void {
    const isSame = next.text === current.text && next.off.join('\0') === current.off.join('\0');
    if (!isSame) change({ text: next.text, off: next.off });
  },
  undo(): void {
    const last = before.at(-1);
    if (last === undefined) return;
    before = before.slice(0, -1);
    current = last;
  },
  reset(): void {
    current = { text: '', off: [] };
    before = [];
  },
};
