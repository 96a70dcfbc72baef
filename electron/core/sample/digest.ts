import { COMPANY } from './company.ts';
import { digestObjectOf, stampOf } from './trace-files.ts';

const BUCKET = 'larkspur-traces';

/** What a digest hands on to the next one. */
export interface DigestLink {
  object: string;
  /** Of its stored bytes. */
  md5: string;
  signature: string;
}

export interface DigestOf {
  from: number;
  to: number;
  files: readonly { object: string; md5: string }[];
  /** Null for the one that begins the chain. */
  previous: DigestLink | null;
}

/** The text of a digest file. */
export function digestText({ from, to, files, previous }: DigestOf): string {
  return JSON.stringify({
    project_id: COMPANY.projectId,
    digest_start_time: stampOf(from),
    digest_end_time: stampOf(to),
    digest_bucket: BUCKET,
    digest_object: digestObjectOf(to),
    digest_signature_algorithm: 'SHA256withRSA',
    digest_end: false,
    previous_digest_bucket: previous === null ? '' : BUCKET,
    previous_digest_object: previous?.object ?? '',
    previous_digest_hash_value: previous?.md5 ?? '',
    previous_digest_hash_algorithm: previous === null ? '' : 'MD5',
    previous_digest_signature: previous?.signature ?? '',
    previous_digest_end: false,
    log_files: files.map(({ object, md5 }) => ({
      ...{ bucket: BUCKET, object, log_hash_value: md5, log_hash_algorithm: 'MD5' },
    })),
  });
}

/** What is signed of a digest. */
export function signedText(to: number, md5: string, previous: DigestLink | null): string {
  return `${stampOf(to)}${digestObjectOf(to)}${md5}${previous?.signature ?? ''}`;
}
