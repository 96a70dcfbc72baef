import { Failure } from '../../../shared/model/failure.ts';
import { VIEW_LIMITS } from '../../../shared/model/trace-view.ts';
import type { Reader, Writer } from './handle.ts';

/** A saved view as it is stored: what its content means is not known here. */
export interface StoredView {
  id: number;
  name: string;
  content: string;
  savedAt: number;
}

/** People number them: the second before the tenth. */
const BY_NAME = new Intl.Collator('und', { numeric: true });

/** By name, as it is read. */
export function storedViews(db: Reader): StoredView[] {
  return db
    .prepare<[], StoredView>('SELECT id, name, content, saved_at AS savedAt FROM view ORDER BY name_key')
    .all()
    .sort((one, other) => BY_NAME.compare(one.name, other.name));
}

/** A new one, or other content for one that is there. The id. */
export function putView(db: Writer, view: Omit<StoredView, 'id'> & { id: number | null }): number {
  const { id, name, content, savedAt } = view;
  refuseTakenName(db, name, id);
  if (id !== null) {
    const { changes } = db
      .prepare('UPDATE view SET name = ?, name_key = ?, content = ?, saved_at = ? WHERE id = ?')
      .run(name, nameKey(name), content, savedAt, id);
    if (changes === 0) throw new Failure('view-unknown', { id });
    return id;
  }
  const { count = 0 } = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM view').get() ?? {};
  if (count >= VIEW_LIMITS.views) throw new Failure('view-limit', { limit: VIEW_LIMITS.views });
  const { lastInsertRowid } = db
    .prepare('INSERT INTO view (name, name_key, content, saved_at) VALUES (?, ?, ?, ?)')
    .run(name, nameKey(name), content, savedAt);
  return Number(lastInsertRowid);
}

export function renameView(db: Writer, id: number, name: string): void {
  refuseTakenName(db, name, id);
  const { changes } = db
    .prepare('UPDATE view SET name = ?, name_key = ? WHERE id = ?')
    .run(name, nameKey(name), id);
  if (changes === 0) throw new Failure('view-unknown', { id });
}

export function removeView(db: Writer, id: number): void {
  const { changes } = db.prepare('DELETE FROM view WHERE id = ?').run(id);
  if (changes === 0) throw new Failure('view-unknown', { id });
}

/** Under its name, or under the first free one like it. The name it has. */
export function addView(db: Writer, view: Omit<StoredView, 'id'>): string {
  const taken = new Set(storedViews(db).map(({ name }) => nameKey(name)));
  let { name } = view;
  for (let number = 2; taken.has(nameKey(name)); number += 1) {
    const ending = ` (${number})`;
    // Whole characters, so that none is cut in two.
    name = [...view.name].slice(0, VIEW_LIMITS.nameCharacters - ending.length * 2).join('') + ending;
  }
  putView(db, { ...view, name, id: null });
  return name;
}

function refuseTakenName(db: Reader, name: string, id: number | null): void {
  const other = db
    .prepare<[string], { id: number; name: string }>('SELECT id, name FROM view WHERE name_key = ?')
    .get(nameKey(name));
  if (other !== undefined && other.id !== id) throw new Failure('view-name-taken', { name: other.name });
}

/** Lower case alone leaves some letters that differ by case apart: ß and ẞ, and the long s. */
function nameKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}
