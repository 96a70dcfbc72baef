import { setImmediate } from 'node:timers/promises';
import { readMarkFile } from '../../../../shared/ipc/decode-mark-file.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { fileMark, markFileText, type FileMark } from '../../../../shared/model/mark-file.ts';
import { contentDigest } from '../../../core/normalise/identity.ts';
import type { Reader } from '../../cache/handle.ts';
import { markIdentities } from '../../cache/marks.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import type { Marks } from './mark-book.ts';
import type { TakeInMarksInput } from './take-in-marks.ts';

const READ_AT_ONCE = 16;
const IDS_TOLD = 3;

/** All marks as the text of a file, each with the trace that it is on. */
export function marksText(db: Reader, held: HeldTraces, { byRow }: Marks): { text: string; marks: number } {
  const identities = markIdentities(db);
  const marks = [...byRow]
    .filter(([row]) => held.columns.standing.has(row))
    .sort(([a], [b]) => a - b)
    .flatMap(([row, mark]) => {
      // What an import superseded was marked before: the row that stands now says what its trace is.
      const trace = identities.has(row) ? undefined : held.trace(row);
      const identity =
        trace === undefined
          ? identities.get(row)
          : { provider: trace.provider, traceId: trace.trace_id, digest: contentDigest(trace) };
      return identity === undefined ? [] : [fileMark(identity, mark)];
    });
  return { text: markFileText(marks), marks: marks.length };
}

export function marksOf(text: string): FileMark[] {
  const read = readMarkFile(text);
  if ('problems' in read) throw new Failure('mark-file-wrong', read);
  return read.marks;
}

export interface Placed {
  marks: TakeInMarksInput['marks'];
  /** Rows whose trace says something else than the one that was marked. */
  otherContent: ReadonlySet<number>;
  unknown: number;
  unknownIds: string[];
}

/**
 * Finds the trace of each mark: the one that says the same; else the only one of its id. Where several traces contradict each other under
 * one id and none of them is it, nobody can say. Each of these records is read, so that other calls are answered in between.
 */
export async function placed(
  held: HeldTraces,
  marks: readonly FileMark[],
  check: () => void,
): Promise<Placed> {
  const rowsOfIds = held.rowsOfIds(marks.map(({ trace_id }) => trace_id));
  const found: TakeInMarksInput['marks'][number][] = [];
  const otherContent = new Set<number>();
  const unknown: string[] = [];
  let read = 0;
  for (const mark of marks) {
    const candidates = (rowsOfIds.get(mark.trace_id) ?? []).flatMap((row) => {
      const trace = held.trace(row);
      if (trace?.provider !== mark.provider) return [];
      return [{ row, digest: contentDigest(trace) }];
    });
    const one = candidates.find(({ digest }) => digest === mark.digest) ?? onlyOf(candidates);
    if (one === null) unknown.push(mark.trace_id);
    else {
      const { row, digest } = one;
      if (mark.digest !== null && digest !== mark.digest) otherContent.add(row);
      const identity = { provider: mark.provider, traceId: mark.trace_id, digest };
      found.push({ row, identity, mark: traceMark(mark) });
    }
    read += 1;
    if (read % READ_AT_ONCE !== 0) continue;
    await setImmediate();
    check();
  }
  return { marks: found, otherContent, unknown: unknown.length, unknownIds: unknown.slice(0, IDS_TOLD) };
}

const onlyOf = <Item>([first, ...others]: readonly Item[]): Item | null =>
  first === undefined || others.length > 0 ? null : first;

const traceMark = ({
  bookmarked,
  tags,
  note,
  judged,
  changed_at,
}: FileMark): TakeInMarksInput['marks'][number]['mark'] => ({
  ...{ isBookmarked: bookmarked, tags, note, judged, changedAt: Date.parse(changed_at) },
});
