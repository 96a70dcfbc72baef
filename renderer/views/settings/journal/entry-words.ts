import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { JournalRecord } from '../../../../shared/model/live-version.ts';
import { isObject } from '../../../../shared/notification/json-value.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** What an entry is about, as a person would say it; null where its details alone tell. */
export function entryWords({ journal: text }: Words, { kind, details }: JournalRecord): string | null {
  const told = read(details);
  if (!isObject(told)) return null;
  const { change = null, connection, added, removed, isComplete } = told;
  if (kind === 'publish' && isObject(change)) {
    const [what, status] = [textOf(change['what']), textOf(change['status'])];
    const verb = text.changes[`${what} ${status}`] ?? text.changes[what];
    const names = namesIn(change);
    if (verb === undefined || names.length === 0) return null;
    return text.change(verb, names, typeof connection === 'string' ? connection : null);
  }
  if (kind === 'retention' && typeof removed === 'number') return text.removed(removed);
  if (typeof added === 'number') return text.added(added, isComplete !== false);
  return null;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Of what is written, of what was there, or else what it is called by. */
function namesIn({ text, seen, ids, id, name, body, trackerId }: JsonObject): string[] {
  const notifications = [text, ...(Array.isArray(seen) ? seen : [seen])].flatMap(nameIn);
  if (notifications.length > 0) return [...new Set(notifications)];
  const tracker = isObject(body ?? null) ? (body as JsonObject)['tracker_name'] : undefined;
  const others = [tracker, name, trackerId, id, ...(Array.isArray(ids) ? ids : [])];
  return others.filter((one) => typeof one === 'string');
}

function nameIn(text: Json | undefined): string[] {
  if (typeof text !== 'string') return [];
  const notification = read(text);
  const name = isObject(notification) ? notification['notification_name'] : undefined;
  return typeof name === 'string' ? [name] : [];
}

/** Null where somebody else wrote it: what it is then is shown as it is. */
function read(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
