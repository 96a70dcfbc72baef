import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

/** Of what kind, and of which project or account in which region. */
export interface SnapshotOf {
  kind: string;
  scope: string;
  region: string | null;
}

export interface SnapshotEntry extends SnapshotOf {
  id: number;
  firstSeenAt: number;
  /** When it was last found to be the same. */
  lastSeenAt: number;
}

interface LastRow {
  id: number;
  hash: Buffer;
}

const COLUMNS = 'id, kind, scope, region, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt' as const;

/**
 * Notes what was found. `same` where the last look found it too. `canonical` tells what is the same; `text` is what is kept.
 */
export function putSnapshot(
  db: Writer,
  of: SnapshotOf,
  found: { at: number; text: string; canonical: string },
): 'new' | 'same' {
  const { kind, scope, region } = of;
  const hash = createHash('sha256').update(found.canonical).digest();
  const last = statement<[string, string, string | null], LastRow>(
    db,
    `SELECT s.id, c.hash FROM snapshot s JOIN snapshot_content c ON c.id = s.content_id
     WHERE s.kind = ? AND s.scope = ? AND s.region IS ? ORDER BY s.first_seen_at DESC, s.id DESC LIMIT 1`,
  ).get(kind, scope, region);
  if (last?.hash.equals(hash) === true) {
    statement(db, 'UPDATE snapshot SET last_seen_at = max(last_seen_at, ?) WHERE id = ?').run(
      found.at,
      last.id,
    );
    return 'same';
  }
  statement(
    db,
    `INSERT INTO snapshot (kind, scope, region, content_id, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(kind, scope, region, contentId(db, hash, found.text), found.at, found.at);
  return 'new';
}

function contentId(db: Writer, hash: Buffer, text: string): number {
  const known = statement<[Buffer], number>(db, 'SELECT id FROM snapshot_content WHERE hash = ?')
    .pluck()
    .get(hash);
  if (known !== undefined) return known;
  const bytes = Buffer.from(text);
  const { lastInsertRowid } = statement(
    db,
    'INSERT INTO snapshot_content (hash, raw_bytes, data) VALUES (?, ?, ?)',
  ).run(hash, bytes.length, zstdCompressSync(bytes));
  return Number(lastInsertRowid);
}

/** Newest first. */
export function snapshots(db: Reader, of: Partial<SnapshotOf> = {}): SnapshotEntry[] {
  const { kind = null, scope = null } = of;
  return statement<[string | null, string | null], SnapshotEntry>(
    db,
    `SELECT ${COLUMNS} FROM snapshot WHERE kind = coalesce(?, kind) AND scope = coalesce(?, scope)
     ORDER BY first_seen_at DESC, id DESC`,
  ).all(kind, scope);
}

/** What was found then; null where there is no such snapshot. */
export function snapshotText(db: Reader, id: number): string | null {
  const row = statement<[number], { data: Buffer }>(
    db,
    'SELECT c.data FROM snapshot s JOIN snapshot_content c ON c.id = s.content_id WHERE s.id = ?',
  ).get(id);
  return row === undefined ? null : zstdDecompressSync(row.data).toString('utf8');
}

/** The newest of each kind of a project, with what was found. */
export function newestSnapshots(db: Reader, scope: string): (SnapshotEntry & { text: string })[] {
  const newest = new Map<string, SnapshotEntry>();
  for (const entry of snapshots(db, { scope })) {
    const known = newest.get(entry.kind);
    if (known === undefined || entry.lastSeenAt > known.lastSeenAt) newest.set(entry.kind, entry);
  }
  return [...newest.values()].flatMap((entry) => {
    const text = snapshotText(db, entry.id);
    return text === null ? [] : [{ ...entry, text }];
  });
}

/** Another text as soon as one of these kinds was found to be something new, or was looked at again. */
export function newestOf(db: Reader, kinds: readonly string[]): string {
  const known = statement<[string], string>(
    db,
    `SELECT count(*) || ':' || ifnull(max(last_seen_at), 0) FROM snapshot
     WHERE kind IN (SELECT value FROM json_each(?))`,
  );
  return known.pluck().get(JSON.stringify(kinds)) ?? '';
}
