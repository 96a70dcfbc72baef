import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { FileDigest } from '../../../../shared/model/browse.ts';
import { zipOf } from '../../sources/files/testing/packing.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ingestInto, newWorkspace } from '../ingest/testing/ingesting.ts';
import { ctsRecord } from '../ingest/testing/trace-records.ts';
import { HeldTraces } from './held-traces.ts';
import { openTrace } from './open-trace.ts';

const FOLDER = 'CloudTraces/cn-north-4/2026/3/2/system';
const FILE = `${FOLDER}/ECS/x_CloudTrace_cn-north-4_2026-03-02T00-05-00Z_0123456789abcdef.json.gz`;
const DIGEST = `${FOLDER}/Digest/ECS/x_CloudTrace-Digest_cn-north-4_2026-03-02T01-00-00Z.json.gz`;

const ONE = gzipSync(JSON.stringify([ctsRecord(1, 'obs')]));
const ALTERED = gzipSync(JSON.stringify([ctsRecord(1, 'obs', { with: { trace_rating: 'incident' } })]));

function digestOf(object: string, bytes: Buffer, previous: object = {}): Buffer {
  const hash = createHash('md5').update(bytes).digest('hex').toUpperCase();
  const listed = { bucket: 'traces', object, log_hash_value: hash, log_hash_algorithm: 'MD5' };
  return gzipSync(
    JSON.stringify({
      ...{ digest_start_time: '2026-03-02T00-00-00Z', digest_end_time: '2026-03-02T01-00-00Z' },
      ...{ digest_bucket: 'traces', digest_object: DIGEST, digest_end: false, log_files: [listed] },
      ...previous,
    }),
  );
}

type Files = Readonly<Record<string, Buffer>>;

/** What is said of the only trace, before and after each import. */
async function digestsAfter(...runs: Files[]): Promise<FileDigest['state'][]> {
  const { db } = newWorkspace();
  const traces = new HeldTraces(db);
  const states: FileDigest['state'][] = [];
  for (const files of runs) {
    const folder = tempFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await ingestInto(db, folder);
    traces.refresh();
    const { state, digest } = openTrace(db, traces, 0).place.digest;
    states.push(state);
    expect(digest?.endsWith('00-00Z.json.gz') ?? null).toBe(
      state === 'none-read' || state === 'not-listed' ? null : true,
    );
  }
  return states;
}

test.each<[string, FileDigest['state'][], Files[]]>([
  ['no digest was read', ['none-read'], [{ [FILE]: ONE }]],
  ['the digest came with it', ['sound'], [{ [FILE]: ONE, [DIGEST]: digestOf(FILE, ONE) }]],
  ['the digest came later', ['none-read', 'sound'], [{ [FILE]: ONE }, { [DIGEST]: digestOf(FILE, ONE) }]],
  ['the file lies elsewhere', ['sound'], [{ 'mine.json.gz': ONE, [DIGEST]: digestOf(FILE, ONE) }]],
  ['its bytes were changed', ['changed'], [{ [FILE]: ALTERED, [DIGEST]: digestOf(FILE, ONE) }]],
  [
    'the digest lists others',
    ['not-listed'],
    [{ [FILE]: ONE, [DIGEST]: digestOf('other.json.gz', ALTERED) }],
  ],
])('of the file of a trace: %s', async (_, states, runs) => {
  expect(await digestsAfter(...runs)).toEqual(states);
});

test('a file within an archive has other bytes, so nothing is claimed of it', async () => {
  const archive = zipOf([{ name: FILE, content: ONE }]);
  const flat = zipOf([{ name: FILE.slice(FILE.lastIndexOf('/') + 1), content: ONE }]);
  for (const all of [archive, flat])
    expect(await digestsAfter({ 'all.zip': all, [DIGEST]: digestOf(FILE, ONE) })).toEqual(['not-compared']);
});

test('a digest for which the next one names other bytes proves nothing, whichever was read first', async () => {
  const object = DIGEST.replace('01-00-00Z', '02-00-00Z');
  const following = (bytes: Buffer): Buffer =>
    digestOf('none.json.gz', ALTERED, {
      ...{ digest_object: object, previous_digest_object: DIGEST },
      previous_digest_hash_value: createHash('md5').update(bytes).digest('hex'),
    });
  const digest = digestOf(FILE, ONE);
  expect(await digestsAfter({ [FILE]: ONE, [DIGEST]: digest }, { [object]: following(digest) })).toEqual([
    'sound',
    'sound',
  ]);
  const cut = { [object]: following(ALTERED) };
  expect(await digestsAfter({ [FILE]: ONE, [DIGEST]: digest }, cut)).toEqual(['sound', 'chain-cut']);
  expect(await digestsAfter({ [FILE]: ONE, ...cut }, { [DIGEST]: digest })).toEqual([
    'not-listed',
    'chain-cut',
  ]);
});
