import { SvelteMap } from 'svelte/reactivity';
import type { TraceRow } from '../../../shared/model/browse.ts';
import {
  MARKED_AT_ONCE,
  noteExcerpt,
  type MarkChange,
  type MarkCounts,
  type MarkedRow,
  type MarksChanged,
  type RowMark,
  type TraceMark,
} from '../../../shared/model/mark.ts';
import { ALL_TRACES, type Query } from '../../../shared/query/query.ts';
import { foldCase } from '../../../shared/query/fold-case.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { Latest } from './latest.svelte.ts';
import { takeBack } from './take-back.ts';

/** What was done last, in a word. */
export type MarkDone =
  | 'bookmarked'
  | 'unbookmarked'
  | 'tagged'
  | 'untagged'
  | 'noted'
  | 'removed'
  | 'renamed'
  | 'undone'
  | 'useful'
  | 'noise'
  | 'unjudged'
  | 'imported';

/** A tag that is to be called otherwise everywhere; with null, that is to go. */
interface Retag {
  tag: string;
  to: string | null;
}

interface Step {
  back: MarkChange[] | Retag;
  /** What is typed in one go is taken back in one go. */
  session: string | null;
}

const STEPS_KEPT = 100;
const NO_COUNTS: MarkCounts = { bookmarked: 0, noted: 0, judged: { useful: 0, noise: 0 }, tags: [] };

/** Marks that were changed since the rows that bear them were read. */
const fresh = new SvelteMap<number, { at: number; mark: TraceMark | null }>();
const everywhere = new Latest<Query, MarkCounts>((query) => call('marks.tags', { query }));
const here = new Latest<Query, MarkCounts>((query) => call('marks.tags', { query }));

let steps = $state.raw<readonly Step[]>([]);
let said = $state.raw<MarkDone | null>(null);
let turn = $state(0);
let turns = 0;

function take(at: number, marks: readonly MarkedRow[]): void {
  for (const { row, mark } of marks) if ((fresh.get(row)?.at ?? 0) <= at) fresh.set(row, { at, mark });
  turns += 1;
  turn = turns;
  if (everywhere.answer !== null) everywhere.ask(ALL_TRACES);
}

async function change(asked: MarkChange[] | Retag, done: MarkDone): Promise<MarkChange[] | null> {
  let back: MarkChange[] | null = null;
  await attempt(async () => {
    const all: MarkChange[] = [];
    for (const part of Array.isArray(asked) ? atOnce(asked) : [asked]) {
      const answer = Array.isArray(part)
        ? await call('marks.set', { changes: part })
        : await call('marks.retag', part);
      take(answer.at, answer.after);
      all.push(...takeBack(answer));
    }
    said = done;
    back = all;
  });
  return back;
}

/** As many as one call takes. */
function atOnce(changes: readonly MarkChange[]): MarkChange[][] {
  const parts: MarkChange[][] = [[]];
  let rows = 0;
  for (const one of changes) {
    rows += one.rows.length;
    if (rows > MARKED_AT_ONCE && parts.at(-1)?.length !== 0) {
      parts.push([]);
      rows = one.rows.length;
    }
    parts.at(-1)?.push(one);
  }
  return parts;
}

/** Bookmarks, tags and notes. */
export const marks = {
  /** As a list shows it; null: none. */
  of({ row, mark }: Pick<TraceRow, 'row' | 'mark'>): RowMark | null {
    const newer = fresh.get(row);
    if (newer === undefined) return mark ?? null;
    return newer.mark === null ? null : { ...newer.mark, note: noteExcerpt(newer.mark.note) };
  },
  /** The whole of it, given what was read with the trace. */
  whole(row: number, read: TraceMark | null | undefined): TraceMark | null {
    const newer = fresh.get(row);
    return newer === undefined ? (read ?? null) : newer.mark;
  },
  /** Undefined: not since it was read. */
  newer(row: number): TraceMark | null | undefined {
    return fresh.get(row)?.mark;
  },
  /** Rises when marks change. */
  get turn(): number {
    return turn;
  },
  /** Of all traces. */
  get all(): MarkCounts {
    return everywhere.answer?.value ?? NO_COUNTS;
  },
  /** Of what is asked for; null until it is known. */
  get here(): MarkCounts | null {
    return here.answer?.value ?? null;
  },
  get said(): MarkDone | null {
    return said;
  },
  get canUndo(): boolean {
    return steps.length > 0;
  },
  askAll(): void {
    everywhere.ask(ALL_TRACES);
  },
  askHere(query: Query): void {
    here.ask(query);
  },
  changed({ at, marks: changed }: { at: number; marks: readonly MarkedRow[] }): void {
    take(at, changed);
  },
  /** False where it could not be kept; why is told. */
  async set(changes: MarkChange[], done: MarkDone, session: string | null = null): Promise<boolean> {
    const back = await change(changes, done);
    if (back === null) return false;
    const isSame = session !== null && steps.at(-1)?.session === session;
    if (!isSame && back.length > 0) steps = [...steps, { back, session }].slice(-STEPS_KEPT);
    return true;
  },
  /** Of a file: what was put on traces can be taken back in one go. */
  tookIn(answer: MarksChanged): void {
    take(answer.at, answer.after);
    const back = takeBack(answer);
    if (back.length === 0) return;
    said = 'imported';
    steps = [...steps, { back, session: null }].slice(-STEPS_KEPT);
  },
  /** Calls a tag otherwise wherever it is. */
  async retag(tag: string, to: string | null): Promise<boolean> {
    const changes = await change({ tag, to }, to === null ? 'untagged' : 'renamed');
    if (changes === null) return false;
    // Another spelling of the same tag is no change of any one trace.
    const isRespelled = to !== null && foldCase(to) === foldCase(tag);
    const back = isRespelled ? { tag: to, to: tag } : changes;
    if (isRespelled || changes.length > 0) steps = [...steps, { back, session: null }].slice(-STEPS_KEPT);
    return true;
  },
  async undo(): Promise<void> {
    const last = steps.at(-1);
    if (last === undefined) return;
    steps = steps.slice(0, -1);
    if ((await change(last.back, 'undone')) === null) steps = [...steps, last];
  },
  /** Another workspace has other marks. */
  clear(): void {
    fresh.clear();
    everywhere.clear();
    here.clear();
    steps = [];
    said = null;
  },
};
