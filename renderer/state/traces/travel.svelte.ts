import type { TraceRow } from '../../../shared/model/browse.ts';
import type { Query } from '../../../shared/query/query.ts';
import { drafts } from '../drafts.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { browse, traceList } from './browse.svelte.ts';
import { displayZone } from './display-zone.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';
import { spanAround, type ZoneUnit } from './zone-span.ts';

/** What the keys go to: traces of a rating, as the service writes it, marked ones, and what the followed draft reports. */
export type Goal = 'warning' | 'incident' | 'bookmark' | 'tag' | 'match';

/** What was looked for, and whether further down or further up; or why it could not be found anywhere. */
type Missed = { goal: Goal | ZoneUnit; step: 1 | -1 } | { why: 'noDraft' | 'outside' };

let target = $state.raw<{ index: number } | null>(null);
let isAsking = $state(false);
let filterTurn = $state(0);
let filterTurns = 0;
let missed = $state.raw<{ what: Missed; query: Query | undefined; row: number | undefined } | null>(null);

const ofRating = (rating: string): Query => ({
  kind: 'field',
  field: 'trace_rating',
  test: { kind: 'in', values: [rating], fold: false },
});

const QUERIES: Readonly<Record<Exclude<Goal, 'match'>, Query>> = {
  warning: ofRating('warning'),
  incident: ofRating('incident'),
  bookmark: { kind: 'marked', field: 'bookmarked', test: { kind: 'in', values: ['true'], fold: false } },
  tag: { kind: 'not', of: { kind: 'marked', field: 'tag', test: { kind: 'empty' } } },
};

/** Null where there is no draft to follow. */
function queryOf(goal: Goal): Query | null {
  if (goal !== 'match') return QUERIES[goal];
  const { followed } = drafts;
  return followed === null ? null : { kind: 'draft', verdict: 'match', of: { id: followed.id } };
}

/** One step after the other: keys are faster than answers, and each begins where the one before ended. */
let steps: Promise<void> = Promise.resolve();
function inTurn(step: () => Promise<void>): Promise<void> {
  const done = steps.then(() => attempt(step));
  // A fault is its caller's; the next step goes on.
  steps = done.catch(() => undefined);
  return done;
}

/** Null: what was looked for is there. */
function note(what: Missed | null): void {
  missed = what && { what, query: traceList.shown?.query, row: selection.cursor?.row };
}

/** Going to places in the list that need not be near. */
export const travel = {
  /** The row that was gone to last, for the list to bring into view. */
  get target(): { index: number } | null {
    return target;
  },
  /** Whether a time is being asked for. */
  get isAsking(): boolean {
    return isAsking;
  },
  /** What was looked for last and is not there, as long as neither the list nor the place in it is another one. */
  get missed(): Missed | null {
    const isStill = missed?.query === traceList.shown?.query && missed?.row === selection.cursor?.row;
    return isStill ? (missed?.what ?? null) : null;
  },
  next(goal: Goal, step: 1 | -1): Promise<void> {
    return inTurn(async () => {
      const query = queryOf(goal);
      if (query === null) return note({ why: 'noDraft' });
      const row = await traceList.next(query, selection.cursor, step);
      note(row === null ? { goal, step } : null);
      const index = row === null ? null : await traceList.placeOf(row);
      if (row === null || index === null) return;
      selection.choose(row, index);
      target = { index };
    });
  },
  /** To the first trace, in the order of the list, of the next day or hour that has one. */
  leap(unit: ZoneUnit, step: 1 | -1): Promise<void> {
    return inTurn(async () => {
      const row = await firstOfNext(unit, step);
      note(row === null ? { goal: unit, step } : null);
      const index = row === null ? null : await traceList.placeOf(row);
      if (row === null || index === null) return;
      selection.choose(row, index);
      target = { index };
    });
  },
  toTime(time: number): Promise<void> {
    return attempt(async () => {
      const place = await traceList.nearTime(time);
      if (place === null) return;
      selection.choose(place.row, place.index);
      target = { index: place.index };
      const { stretch } = timeWindow;
      const isWithin = stretch === null || (time >= stretch.from && time < stretch.to);
      note(isWithin ? null : { why: 'outside' });
    });
  },
  /** Brings the selected trace into view, wherever it is by now. */
  toSelected(): Promise<void> {
    return attempt(async () => {
      await traceList.settled();
      const { cursor } = selection;
      const index = cursor === null ? null : await traceList.placeOf(cursor);
      if (index === null) return;
      selection.stands(index);
      target = { index };
    });
  },
  ask(): void {
    if ((traceList.total ?? 0) > 0) isAsking = true;
  },
  close(): void {
    isAsking = false;
  },
  /** Counts how often the filter was gone to. */
  get filterTurn(): number {
    return filterTurn;
  },
  toFilter(): void {
    filterTurns += 1;
    filterTurn = filterTurns;
  },
};

async function firstOfNext(unit: ZoneUnit, step: 1 | -1): Promise<TraceRow | null> {
  const from = selection.cursor ?? traceList.seen;
  if (from === undefined) return null;
  const zone = displayZone.name;
  const here = spanAround(from.time, unit, zone);
  const isEarlier = (browse.order === 'newest') === (step === 1);
  const beyond: Query = isEarlier
    ? { kind: 'time', field: 'time', to: here.from }
    : { kind: 'time', field: 'time', from: here.to };
  const near = await traceList.next(beyond, { time: from.time, row: from.row }, step);
  if (near === null || step === 1) return near;
  // Upwards the nearest is the last of its day.
  const there = spanAround(near.time, unit, zone);
  const first = await traceList.nearTime(browse.order === 'newest' ? there.to - 1 : there.from);
  return first?.row ?? near;
}
