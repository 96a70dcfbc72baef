import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { FileRefusal } from '../../../shared/model/imports.ts';
import type { Reader } from '../cache/handle.ts';
import { textChunks } from './export/chunks.ts';
import { draftBeside, exportFailure, exportPlace, placeExport, removeDraft } from './export/export-place.ts';
import { cellText } from './export/write-csv.ts';
import { allRefusals } from './refusal-slice.ts';

export interface RefusalsFile {
  run: number;
  path: string;
  format: 'csv' | 'json';
  replace: boolean;
}

/** Writes all refusals of a run, with what a person needs to find each record. The number of them. */
export function writeRefusals(db: Reader, { run, path, format, replace }: RefusalsFile): number {
  const place = exportPlace(path, { replace, workspace: db.name });
  const draft = draftBeside(place);
  const tally = { rows: 0 };
  const refusals = counted(allRefusals(db, run), tally);
  try {
    writeAll(draft, format === 'csv' ? csvLines(refusals) : jsonText(refusals));
    placeExport(draft, place, replace);
    return tally.rows;
  } catch (error) {
    throw exportFailure(error, place);
  } finally {
    removeDraft(draft);
  }
}

function writeAll(draft: string, pieces: Iterable<string>): void {
  const file = openSync(draft, 'wx');
  try {
    for (const chunk of textChunks(pieces)) writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function* counted(refusals: Iterable<FileRefusal>, tally: { rows: number }): Generator<FileRefusal> {
  for (const refusal of refusals) {
    tally.rows += 1;
    yield refusal;
  }
}

const COLUMNS = ['path', 'index', 'line', 'byte_offset', 'code', 'details', 'excerpt'];

function* csvLines(refusals: Iterable<FileRefusal>): Generator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for (const { path, refusal } of refusals) {
    const { position, code, details, excerpt } = refusal;
    const { index, line, byteOffset } = position;
    const cells = [path, index, line, byteOffset, code, JSON.stringify(details), excerpt ?? null];
    yield `${cells.map(cellText).join(',')}\r\n`;
  }
}

function* jsonText(refusals: Iterable<FileRefusal>): Generator<string> {
  let isFirst = true;
  yield '{"refused":[';
  for (const { path, refusal } of refusals) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ path, ...refusal })}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
