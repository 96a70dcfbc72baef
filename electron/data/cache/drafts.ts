import type { Assumptions } from '../../../shared/model/assumptions.ts';
import type {
  DraftContent,
  DraftOrigin,
  DraftVersion,
  LiveOrigin,
  StoredDraft,
} from '../../../shared/model/stored-draft.ts';
import type { Provider } from '../../../shared/model/trace.ts';
import type { Pin } from '../../../shared/model/verdict.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

interface Row {
  id: number;
  version: number;
  text: string;
  provider: Provider;
  projectId: string | null;
  pins: string;
  assumptions: string;
  origin: DraftOrigin;
  createdAt: number;
  changedAt: number;
  typed: string | null;
  canUndo: number;
  canRedo: number;
  liveId: string | null;
  liveText: string | null;
  liveLookedAt: number | null;
}

const COLUMNS = `id, version, text, provider, project_id AS projectId, pins, assumptions, origin,
  created_at AS createdAt, changed_at AS changedAt, typed,
  typed IS NOT NULL OR EXISTS (SELECT 1 FROM draft_step WHERE draft_id = draft.id AND step = draft.step - 1) AS canUndo,
  typed IS NULL AND EXISTS (SELECT 1 FROM draft_step WHERE draft_id = draft.id AND step = draft.step + 1) AS canRedo,
  live_id AS liveId, live_text AS liveText, live_looked_at AS liveLookedAt`;

function draftOf(row: Row): StoredDraft {
  const { pins, assumptions, canUndo, canRedo, liveId: id, liveText: text, liveLookedAt, ...rest } = row;
  // Written by this file alone.
  return {
    ...rest,
    ...(id === null ? {} : { live: { id, text: text ?? '', lookedAt: liveLookedAt ?? 0 } }),
    pins: JSON.parse(pins) as Pin[],
    assumptions: JSON.parse(assumptions) as Partial<Assumptions>,
    canUndo: canUndo === 1,
    canRedo: canRedo === 1,
  };
}

/** In the order in which they were made. */
export function storedDrafts(db: Reader): StoredDraft[] {
  return statement<[], Row>(db, `SELECT ${COLUMNS} FROM draft WHERE removed_at IS NULL ORDER BY id`)
    .all()
    .map(draftOf);
}

/** Undefined also where it was removed. */
export function storedDraft(db: Reader, id: number): StoredDraft | undefined {
  const sql = `SELECT ${COLUMNS} FROM draft WHERE id = ? AND removed_at IS NULL`;
  const row = statement<[number], Row>(db, sql).get(id);
  return row && draftOf(row);
}

/** All there are, without what they say: another list after each change. */
export function draftVersions(db: Reader): DraftVersion[] {
  const sql = 'SELECT id, version FROM draft WHERE removed_at IS NULL ORDER BY id';
  return statement<[], DraftVersion>(db, sql).all();
}

export function insertDraft(
  db: Writer,
  content: DraftContent,
  origin: DraftOrigin,
  nowAt: number,
  live: LiveOrigin | null = null,
): number {
  const sql = `INSERT INTO draft (version, text, provider, project_id, pins, assumptions, origin, created_at, changed_at,
    live_id, live_text, live_looked_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const { lastInsertRowid } = statement(db, sql).run(
    ...valuesOf(content),
    ...[origin, nowAt, nowAt, live?.id ?? null, live?.text ?? null, live?.lookedAt ?? null],
  );
  return Number(lastInsertRowid);
}

/** False where the draft is not there in the version that is to be replaced. */
export function updateDraft(
  db: Writer,
  { id, version }: DraftVersion,
  content: DraftContent,
  nowAt: number,
): boolean {
  const sql = `UPDATE draft SET version = version + 1, typed = NULL, text = ?, provider = ?, project_id = ?, pins = ?, assumptions = ?,
    changed_at = ? WHERE id = ? AND version = ? AND removed_at IS NULL`;
  return statement(db, sql).run(...valuesOf(content), nowAt, id, version).changes === 1;
}

function valuesOf({ text, provider, projectId, pins, assumptions }: DraftContent): (string | null)[] {
  return [text, provider, projectId, JSON.stringify(pins), JSON.stringify(assumptions)];
}

/** Another live one than before is what the draft is held against. False where the draft is not there in this version. */
export function setLive(db: Writer, { id, version }: DraftVersion, live: LiveOrigin): boolean {
  const sql = `UPDATE draft SET version = version + 1, live_id = ?, live_text = ?, live_looked_at = ?
    WHERE id = ? AND version = ? AND removed_at IS NULL`;
  return statement(db, sql).run(live.id, live.text, live.lookedAt, id, version).changes === 1;
}

/** Until what was removed is dropped, it can be brought back. */
export function markDraftRemoved(db: Writer, id: number, removedAt: number | null): boolean {
  const sql = `UPDATE draft SET version = version + 1, removed_at = ? WHERE id = ? AND (removed_at IS NULL) = ?`;
  return statement(db, sql).run(removedAt, id, removedAt === null ? 0 : 1).changes === 1;
}

export function dropRemovedDrafts(db: Writer, removedBefore: number): void {
  statement(db, 'DELETE FROM draft WHERE removed_at < ?').run(removedBefore);
}
