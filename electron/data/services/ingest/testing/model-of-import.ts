import { compareContents } from '../../../../core/normalise/compare-content.ts';
import { dedupeKey } from '../../../../core/normalise/identity.ts';
import { normaliseRecord } from '../../../../core/normalise/normalise.ts';
import type { Trace } from '../../../../../shared/model/trace.ts';
import { fileFacts } from '../../../sources/files/file-facts.ts';
import { readAll } from '../../../sources/files/testing/reading.ts';
import type { Counted } from './ingesting.ts';

/** A record that an import is to keep. */
export interface ExpectedRow {
  trace: Trace;
  path: string;
  offset: number;
  index: number;
  /** The numbers of the rows that it stands behind, and that it contradicts. */
  isSuperseded: boolean;
}

export interface Expected {
  counts: Map<string, Counted>;
  rows: ExpectedRow[];
}

/** What an import of the files has to come to: one record after another, with nothing but the rules. */
export async function expectedOf(paths: readonly string[]): Promise<Expected> {
  const rows: ExpectedRow[] = [];
  const counts = new Map<string, Counted>();
  for (const path of paths) {
    const { parts, records, refusals } = await readAll(path);
    for (const part of parts)
      counts.set(part.path, { read: 0, added: 0, duplicates: 0, conflicts: 0, refused: 0 });
    const count = (of: string, what: keyof Counted): void => {
      const found = counts.get(of);
      if (found === undefined) throw new Error(`There is no part ${of}.`);
      found.read += 1;
      found[what] += 1;
    };
    for (const refusal of refusals) count(refusal.path, 'refused');
    for (const { value, position, path: part } of records) {
      const read = normaliseRecord(value, { fromPath: fileFacts(part), rating: 'severity' });
      if ('refusal' in read) count(part, 'refused');
      else {
        const { byteOffset: offset, index } = position;
        const row = { trace: read.trace, path: part, offset, index, isSuperseded: false };
        count(part, judge(row, rows));
      }
    }
  }
  return { counts, rows };
}

function judge(row: ExpectedRow, rows: ExpectedRow[]): 'added' | 'duplicates' | 'conflicts' {
  const key = keyOf(row.trace);
  const versions = rows.filter(({ trace }) => keyOf(trace) === key);
  if (versions.some(({ trace }) => compareContents(row.trace, trace) === 'same')) return 'duplicates';
  rows.push(row);
  if (versions.length === 0) return 'added';
  const agreed = versions.find(
    (one) => !one.isSuperseded && compareContents(row.trace, one.trace) !== 'conflict',
  );
  if (agreed === undefined) return 'conflicts';
  if (compareContents(row.trace, agreed.trace) === 'richer') agreed.isSuperseded = true;
  else row.isSuperseded = true;
  return 'duplicates';
}

const keyOf = (trace: Trace): string => `${trace.provider} ${dedupeKey(trace)}`;
