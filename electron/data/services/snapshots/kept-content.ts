import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshotText } from '../../cache/snapshots.ts';
import { parseMarked } from '../../sources/api/answer.ts';

/** What was found at a look, as the service's answer would be read; null where it is not kept. */
export function keptContent(db: Reader, snapshot: number): Json {
  const text = snapshotText(db, snapshot);
  return text === null ? null : contentOf(text);
}

export function contentOf(text: string): Json {
  const content = parseMarked(text);
  if (content === undefined) throw new Error('A snapshot is no JSON.');
  return content;
}

export const keptObjects = (db: Reader, snapshot: number): JsonObject[] =>
  objectsOf(keptContent(db, snapshot));

export const objectsOf = (content: Json): JsonObject[] =>
  Array.isArray(content) ? (content as JsonObject[]) : [];
