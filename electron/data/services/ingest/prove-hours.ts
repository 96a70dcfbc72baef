import type { JsonObject } from '../../../../shared/model/json.ts';
import { readTime } from '../../../core/normalise/timestamps.ts';
import { insertProven, isProven } from '../../cache/coverage.ts';
import type { Writer } from '../../cache/handle.ts';
import { digestParts, isReadWhole, type PartEntry } from '../../cache/sources.ts';

/**
 * A digest lists all files of its hour with their hashes. Where each of them was read whole, nothing of that hour is
 * missing. Digests whose files come with a later import are looked at again then.
 */
export function proveHours(db: Writer): void {
  for (const part of digestParts(db)) {
    if (isProven(db, part.id)) continue;
    const hour = hourOf(part);
    if (hour !== null && hour.hashes.every((md5) => isReadWhole(db, md5))) insertProven(db, part.id, hour);
  }
}

function hourOf({ digest, facts }: PartEntry) {
  if (digest === null) return null;
  const from = timeOf(digest, 'digest_start_time');
  const to = timeOf(digest, 'digest_end_time');
  const { log_files: files } = digest;
  if (from === null || to === null || to <= from || !Array.isArray(files)) return null;
  const hashes = files.map((file) => {
    const hash =
      typeof file === 'object' && file !== null && !Array.isArray(file) ? file.log_hash_value : null;
    return typeof hash === 'string' ? hash.toLowerCase() : '';
  });
  const project = digest.project_id;
  const project_id = typeof project === 'string' && project !== '' ? project : facts.project_id;
  return { provider: 'huawei' as const, project_id, tracker_name: facts.tracker_name, from, to, hashes };
}

/** Digests write `2017-03-28T02-09-17Z`, with dashes where others have colons. */
function timeOf(digest: JsonObject, member: string): number | null {
  const text = digest[member];
  if (typeof text !== 'string') return null;
  const time = readTime(text.replace(/T(\d\d)-(\d\d)-(\d\d)Z$/, 'T$1:$2:$3Z'));
  return typeof time === 'number' ? time : null;
}
