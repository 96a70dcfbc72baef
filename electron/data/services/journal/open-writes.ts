import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { OpenWrite } from '../../../../shared/model/live-version.ts';
import { isObject } from '../../../../shared/notification/json-value.ts';
import type { Reader } from '../../cache/handle.ts';
import { journalEntries, type JournalEntry } from '../../cache/journal.ts';
import { snapshots } from '../../cache/snapshots.ts';

/**
 * Changes that were begun and of which no end is told, as the app ended in between, or whose end nobody confirmed. Once what they are about
 * was read again they are over: how it stands is known then.
 */
export function openWrites(db: Reader): OpenWrite[] {
  const open = new Map<string, JournalEntry>();
  for (const entry of journalEntries(db)) {
    const { kind, details } = entry;
    if (kind !== 'publish') continue;
    const key = JSON.stringify([details['project_id'], details['change']]);
    if (details['state'] === 'begun' || details['state'] === 'unknown') open.set(key, entry);
    else open.delete(key);
  }
  return [...open.values()].flatMap(({ at, details }) => {
    const { change = null, project_id: project, connection } = details;
    if (!isObject(change) || typeof project !== 'string') return [];
    if (readSince(db, project, kindsOf(change), at)) return [];
    const told = { what: textOf(change['what']), connection: textOf(connection), names: namesIn(change) };
    return [{ at, projectId: project, ...told }];
  });
}

const kindsOf = ({ what }: JsonObject): readonly string[] =>
  textOf(what).includes('notification') ? ['notifications-smn', 'notifications-fun'] : ['trackers'];

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function readSince(db: Reader, scope: string, kinds: readonly string[], at: number): boolean {
  return kinds.every((kind) => snapshots(db, { kind, scope }).some(({ lastSeenAt }) => lastSeenAt > at));
}

/** As far as the change tells: the name that is written, or those of what was seen; else the ids. */
function namesIn({ text, seen, ids, id, name, body, trackerId }: JsonObject): string[] {
  const texts = [text, ...(Array.isArray(seen) ? seen : [seen])];
  const found = texts.flatMap((each) => nameIn(each, 'notification_name'));
  if (found.length > 0) return [...new Set(found)];
  const tracker = isObject(body ?? null) ? (body as JsonObject)['tracker_name'] : undefined;
  const others = [tracker, name, trackerId, id, ...(Array.isArray(ids) ? ids : [])];
  return others.filter((each) => typeof each === 'string');
}

function nameIn(text: Json | undefined, member: string): string[] {
  if (typeof text !== 'string') return [];
  const read = JSON.parse(text) as Json;
  const name = isObject(read) ? read[member] : undefined;
  return typeof name === 'string' ? [name] : [];
}
