import { setImmediate } from 'node:timers/promises';
import { contentDigest } from '../../../core/normalise/identity.ts';
import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import {
  noteExcerpt,
  type MarkChange,
  type MarkCounts,
  type MarkedTrace,
  type MarksChanged,
} from '../../../../shared/model/mark.ts';
import type { MarksTakenIn } from '../../../../shared/model/mark-file.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import type { Reader } from '../../cache/handle.ts';
import type { TraceIdentity } from '../../cache/marks.ts';
import { supersededBy } from '../../cache/versions.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import type { WorkspaceService } from '../workspace.ts';
import { writeText } from '../export/write-text.ts';
import type { MarkBook, Marks } from './mark-book.ts';
import { marksOf, marksText, placed } from './mark-file.ts';

export interface MarkServiceOptions {
  workspace: WorkspaceService;
  browse: BrowseService;
  book: MarkBook;
  emit: EmitEvent;
  now(): number;
}

const READ_AT_ONCE = 16;

/** Bookmarks, tags and notes. */
export function markService({ workspace, browse, book, emit, now }: MarkServiceOptions): {
  handlers: Handlers<
    'marks.set' | 'marks.retag' | 'marks.list' | 'marks.tags' | 'marks.text' | 'marks.write' | 'marks.import'
  >;
} {
  const marks = (): Marks => book.of(workspace.need().reader, browse.held());

  async function change(asked: readonly MarkChange[], isSpelled = false): Promise<MarksChanged> {
    const { path, reader, writable } = workspace.needWriter();
    const held = browse.held();
    const changes = asked.map((one) => ({ ...one, rows: standing(reader, one.rows) }));
    const identities = await identitiesOf(held, changes, sameStill(held));
    const outcome = await writable.writer.run(
      'setMarks',
      { workspace: path, changes, identities, at: now(), isSpelled },
      { signal: new AbortController().signal, progress: () => undefined },
    );
    book.changed();
    emit('marks.changed', { at: outcome.at, marks: outcome.after });
    return outcome;
  }

  async function takeIn(text: string): Promise<MarksTakenIn> {
    const read = marksOf(text);
    const { path, writable } = workspace.needWriter();
    const held = browse.held();
    const { marks: found, otherContent, ...unknown } = await placed(held, read, sameStill(held));
    const input = { workspace: path, marks: found, at: now() };
    const { cut, ...outcome } = await writable.writer.run('takeInMarks', input, {
      ...{ signal: new AbortController().signal, progress: () => undefined },
    });
    book.changed();
    emit('marks.changed', { at: outcome.at, marks: outcome.after });
    const others = outcome.after.filter(({ row }) => otherContent.has(row)).length;
    return { ...outcome, ...unknown, otherContent: others, cut: cut.length };
  }

  /** Another workspace may be open by now. */
  const sameStill = (held: HeldTraces) => (): void => {
    if (browse.held() !== held) throw new Failure('workspace-none-open', {});
  };

  return {
    handlers: {
      'marks.set': ({ changes }) => change(changes),
      'marks.retag': ({ tag, to }) => {
        const known = marks();
        const folded = foldCase(tag);
        const rows = listed(browse.held(), known).filter((row) =>
          known.of(row)?.tags.some((one) => foldCase(one) === folded),
        );
        if (rows.length === 0) return { at: now(), before: [], after: [] };
        const renamed = { rows, removeTags: [tag], addTags: to === null ? [] : [to] };
        return change([renamed], to !== null && foldCase(to) === folded);
      },
      'marks.list': ({ search, offset, limit }) => {
        const held = browse.held();
        const known = marks();
        const all = listed(held, known).filter(holding(held, known, search));
        const items = all.slice(offset, offset + limit).map((row) => markedTrace(held, known, row));
        return { total: all.length, items };
      },
      'marks.text': () => ({ text: marksText(workspace.need().reader, browse.held(), marks()).text }),
      'marks.write': ({ path, replace }) => {
        const { path: own, reader } = workspace.need();
        const { text, marks: count } = marksText(reader, browse.held(), marks());
        writeText(path, text, { replace, workspace: own });
        return { marks: count };
      },
      'marks.import': ({ text }) => takeIn(text),
      'marks.tags': ({ query }) => countsOf(marks(), browse.select(query).rows),
    },
  };
}

const standing = (db: Reader, rows: readonly number[]): number[] => [
  ...new Set(rows.map((row) => supersededBy(db, row) ?? row)),
];

/** A record is unpacked for each: other calls are answered in between. */
async function identitiesOf(
  held: HeldTraces,
  changes: readonly MarkChange[],
  check: () => void,
): Promise<Map<number, TraceIdentity>> {
  const identities = new Map<number, TraceIdentity>();
  for (const row of new Set(changes.flatMap((change) => change.rows))) {
    const trace = held.columns.standing.has(row) ? held.trace(row) : undefined;
    if (trace === undefined) throw new Failure('trace-unknown', { row });
    const { provider, trace_id: traceId } = trace;
    identities.set(row, { provider, traceId, digest: contentDigest(trace) });
    if (identities.size % READ_AT_ONCE !== 0) continue;
    await setImmediate();
    check();
  }
  return identities;
}

/** Marked rows, the latest first. */
function listed({ columns }: HeldTraces, marks: Marks): number[] {
  const { times } = columns;
  return [...marks.byRow.keys()]
    .filter((row) => columns.standing.has(row))
    .sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0) || b - a);
}

/** Whether what a person put on a trace, or what the trace is called, holds a text. */
function holding(held: HeldTraces, marks: Marks, search: string): (row: number) => boolean {
  const sought = foldCase(search);
  if (sought === '') return () => true;
  const names = held.columns.column('trace_name');
  return (row) => {
    const { tags = [], note = '' } = marks.of(row) ?? {};
    const name = names.valueOf(names.ids[row] ?? 0) ?? '';
    return [note, ...tags, name, held.traceId(row)].some((text) => foldCase(text).includes(sought));
  };
}

function markedTrace(held: HeldTraces, marks: Marks, row: number): MarkedTrace {
  const { columns } = held;
  const mark = marks.of(row);
  if (mark === null) throw new Error('Only marked rows are listed.');
  const names = columns.column('trace_name');
  return {
    ...{ row, trace_id: held.traceId(row), time: columns.times[row] ?? 0 },
    trace_name: names.valueOf(names.ids[row] ?? 0),
    ...{
      isBookmarked: mark.isBookmarked,
      tags: mark.tags,
      note: noteExcerpt(mark.note),
      judged: mark.judged,
    },
    changedAt: mark.changedAt,
  };
}

function countsOf({ byRow }: Marks, rows: Bitset): MarkCounts {
  const tags = new Map<string, number>();
  let bookmarked = 0;
  let noted = 0;
  const judged = { useful: 0, noise: 0 };
  for (const [row, mark] of byRow) {
    if (!rows.has(row)) continue;
    if (mark.isBookmarked) bookmarked += 1;
    if (mark.note !== '') noted += 1;
    if (mark.judged !== null) judged[mark.judged] += 1;
    for (const tag of mark.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  const byCount = [...tags].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  return { bookmarked, noted, judged, tags: byCount.map(([name, count]) => ({ name, count })) };
}
