import type { NamedVersion } from '../../../shared/model/stored-draft.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

/** Of a draft, the newest first. */
export function namedVersions(db: Reader, draft: number): NamedVersion[] {
  const sql = `SELECT id, name, text, saved_at AS savedAt FROM draft_version WHERE draft_id = ? ORDER BY id DESC`;
  return statement<[number], NamedVersion>(db, sql).all(draft);
}

export function insertVersion(db: Writer, draft: number, name: string, text: string, nowAt: number): void {
  const sql = 'INSERT INTO draft_version (draft_id, name, text, saved_at) VALUES (?, ?, ?, ?)';
  statement(db, sql).run(draft, name, text, nowAt);
}

export function removeVersion(db: Writer, draft: number, id: number): void {
  statement(db, 'DELETE FROM draft_version WHERE draft_id = ? AND id = ?').run(draft, id);
}
