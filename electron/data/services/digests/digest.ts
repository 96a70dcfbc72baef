import type { JsonObject } from '../../../../shared/model/json.ts';
import { readTime } from '../../../core/normalise/timestamps.ts';
import type { Reader } from '../../cache/handle.ts';
import { digestParts, sourceById, type PartEntry } from '../../cache/sources.ts';

/** A digest of the service as it was read. */
export interface Digest {
  part: number;
  path: string;
  /** Its key in the bucket. */
  object: string | null;
  /** Of its stored bytes; null where it was read out of an archive. */
  md5: string | null;
  project_id: string | null;
  tracker_name: string | null;
  /** Null where it says none that makes sense. */
  hour: { from: number; to: number } | null;
  /** What it says of the one before it; null where it begins a chain. */
  previous: ListedFile | null;
  files: ListedFile[];
}

export interface ListedFile {
  /** Its key in the bucket. */
  object: string;
  /** In small letters; empty where the digest says none. */
  md5: string;
}

/** In the order they were read; those after the given part. */
export const readDigests = (db: Reader, after = 0): Digest[] =>
  digestParts(db, after).map((part) => digestOf(db, part));

function digestOf(db: Reader, { id, sourceId, path, digest, facts }: PartEntry): Digest {
  const source = sourceById(db, sourceId);
  const said = digest ?? {};
  const from = timeOf(said, 'digest_start_time');
  const to = timeOf(said, 'digest_end_time');
  const previous = fileOf(said, 'previous_digest_object', 'previous_digest_hash_value');
  const { log_files: files } = said;
  return {
    ...{ part: id, path, object: textOf(said, 'digest_object') || null },
    md5: source?.path === path ? source.md5 : null,
    project_id: textOf(said, 'project_id') || facts.project_id,
    tracker_name: facts.tracker_name,
    hour: from === null || to === null || to <= from ? null : { from, to },
    previous: previous.object === '' && previous.md5 === '' ? null : previous,
    files: (Array.isArray(files) ? files : []).map((file) =>
      fileOf(isObject(file) ? file : {}, 'object', 'log_hash_value'),
    ),
  };
}

const fileOf = (said: JsonObject, object: string, md5: string): ListedFile => ({
  object: textOf(said, object),
  md5: textOf(said, md5).toLowerCase(),
});

function textOf(said: JsonObject, member: string): string {
  const value = said[member];
  return typeof value === 'string' ? value : '';
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Digests write `2017-03-28T02-09-17Z`, with dashes where others have colons. */
function timeOf(said: JsonObject, member: string): number | null {
  const time = readTime(textOf(said, member).replace(/T(\d\d)-(\d\d)-(\d\d)Z$/, 'T$1:$2:$3Z'));
  return typeof time === 'number' ? time : null;
}

/** Object keys are divided by slashes, paths on Windows by either; what lies in an archive stands behind a mark. */
export const fileName = (path: string): string => /[^/\\!]*$/.exec(path)?.[0] ?? path;
