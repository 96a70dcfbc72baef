import { Failure } from '../../../../shared/model/failure.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import type { Reader } from '../../cache/handle.ts';
import { fileById } from '../../cache/import-runs.ts';
import { partById } from '../../cache/sources.ts';
import { sightingsOf, supersededBy, supersededWithin } from '../../cache/versions.ts';

/** What an imported file tells of. */
export interface FileRows {
  rows: Bitset;
  /** Null where nothing of it could be opened. */
  part: number | null;
}

/**
 * The rows that stand for the traces of an imported file: its own, those that said the same before it was read, and in place of
 * what another source tells more of, that one's.
 */
export function fileRows(db: Reader, file: number, length: number): FileRows {
  const entry = fileById(db, file);
  if (entry === undefined) throw new Failure('import-file-unknown', { file });
  const rows = new Bitset(length);
  const part = entry.partId === null ? undefined : partById(db, entry.partId);
  if (part === undefined) return { rows, part: null };
  rows.fill(part.firstRow, part.firstRow + part.rows);
  for (const row of supersededWithin(db, part)) rows.add(row);
  for (const row of sightingsOf(db, part.id).rows) rows.add(supersededBy(db, row) ?? row);
  return { rows, part: part.id };
}
