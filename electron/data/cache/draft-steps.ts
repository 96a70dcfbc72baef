import type { DraftVersion } from '../../../shared/model/stored-draft.ts';
import type { Writer } from './handle.ts';
import { statement } from './statement.ts';

/** More are forgotten, the oldest first. */
const MOST_STEPS = 200;
/** In characters, of one draft: a long one has fewer steps. */
const MOST_TEXT = 4_000_000;

interface Place {
  step: number;
  text: string;
  typed: string | null;
}

interface Step {
  text: string;
  isReadable: number;
}

function placeOf(db: Writer, id: number): Place | undefined {
  return statement<[number], Place>(db, 'SELECT step, text, typed FROM draft WHERE id = ?').get(id);
}

function stepAt(db: Writer, id: number, step: number): Step | undefined {
  const sql = 'SELECT text, is_readable AS isReadable FROM draft_step WHERE draft_id = ? AND step = ?';
  return statement<[number, number], Step>(db, sql).get(id, step);
}

function putStep(db: Writer, id: number, step: number, text: string, isReadable: boolean): void {
  const sql = 'INSERT OR REPLACE INTO draft_step (draft_id, step, text, is_readable) VALUES (?, ?, ?, ?)';
  statement(db, sql).run(id, step, text, isReadable ? 1 : 0);
}

function forgetFrom(db: Writer, id: number, step: number): void {
  statement(db, 'DELETE FROM draft_step WHERE draft_id = ? AND step >= ?').run(id, step);
}

/** To be called before a draft says something else: what was gone back from is forgotten. */
export function recordStep(db: Writer, id: number, next: string): void {
  const place = placeOf(db, id);
  if (place === undefined || place.text === next) return;
  const step = place.step + 1;
  putStep(db, id, place.step, place.text, true);
  forgetFrom(db, id, step);
  putStep(db, id, step, next, true);
  statement(db, 'UPDATE draft SET step = ? WHERE id = ?').run(step, id);
  trim(db, id, step);
}

function trim(db: Writer, id: number, step: number): void {
  const sql = `SELECT max(step) FROM (
    SELECT step, sum(length(text)) OVER (ORDER BY step DESC) AS size FROM draft_step WHERE draft_id = ?
  ) WHERE size > ?`;
  const large = statement<[number, number], number | null>(db, sql).pluck().get(id, MOST_TEXT) ?? -1;
  // The step before this one is kept however long it is.
  const before = Math.min(step - 1, Math.max(step - MOST_STEPS, large + 1));
  statement(db, 'DELETE FROM draft_step WHERE draft_id = ? AND step < ?').run(id, before);
}

/** What is typed and is no JSON; null takes it out. False where the draft is not there in this version. */
export function keepTyped(
  db: Writer,
  { id, version }: DraftVersion,
  typed: string | null,
  nowAt: number,
): boolean {
  const sql = `UPDATE draft SET version = version + 1, typed = ?, changed_at = ?
    WHERE id = ? AND version = ? AND removed_at IS NULL`;
  return statement(db, sql).run(typed, nowAt, id, version).changes === 1;
}

/** Goes a step back or forth; stays where there is none. False where the draft is not there in this version. */
export function takeStep(
  db: Writer,
  { id, version }: DraftVersion,
  by: 'undo' | 'redo',
  nowAt: number,
): boolean {
  const sql = 'SELECT count(*) FROM draft WHERE id = ? AND version = ? AND removed_at IS NULL';
  if (statement<[number, number], number>(db, sql).pluck().get(id, version) !== 1) return false;
  const place = placeOf(db, id);
  const next = place === undefined ? null : by === 'undo' ? back(db, id, place) : forth(db, id, place);
  if (next === null) return true;
  const write = `UPDATE draft SET version = version + 1, text = ?, typed = ?, step = ?, changed_at = ? WHERE id = ?`;
  statement(db, write).run(next.text, next.typed, next.step, nowAt, id);
  return true;
}

function back(db: Writer, id: number, { step, text, typed }: Place): Place | null {
  if (typed !== null) {
    forgetFrom(db, id, step + 1);
    putStep(db, id, step + 1, typed, false);
    return { step, text, typed: null };
  }
  const before = stepAt(db, id, step - 1);
  return before === undefined ? null : { step: step - 1, text: before.text, typed: null };
}

function forth(db: Writer, id: number, { step, text, typed }: Place): Place | null {
  const after = typed === null ? stepAt(db, id, step + 1) : undefined;
  if (after === undefined) return null;
  if (after.isReadable === 1) return { step: step + 1, text: after.text, typed: null };
  forgetFrom(db, id, step + 1);
  return { step, text, typed: after.text };
}
