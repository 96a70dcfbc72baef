import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { coverageSummary } from '../coverage/summary.ts';
import type { Reader } from '../../cache/handle.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ingestInto, newWorkspace } from './testing/ingesting.ts';
import { awsEvent } from './testing/other-providers.ts';
import { ctsRecord, FIRST_TIME, lines, PROJECT } from './testing/trace-records.ts';

const HOUR_MS = 3_600_000;
const FILE =
  'CloudTraces/cn-north-4/2026/3/2/system/ECS/x_CloudTrace_cn-north-4_2026-03-02T00-05-00Z_0123456789abcdef.json.gz';
const OTHER_FILE = FILE.replace('00-05-00', '00-10-00');
const DIGEST =
  'CloudTraces/cn-north-4/2026/3/2/system/Digest/ECS/x_CloudTrace-Digest_cn-north-4_2026-03-02T01-00-00Z.json.gz';

const tracesOf = (...numbers: number[]): Buffer =>
  gzipSync(JSON.stringify(numbers.map((number) => ctsRecord(number, 'obs'))));

function digestOf(files: Readonly<Record<string, Buffer>>, more: object = {}): Buffer {
  return gzipSync(
    JSON.stringify({
      project_id: PROJECT,
      digest_start_time: '2026-03-02T00-00-00Z',
      digest_end_time: '2026-03-02T01-00-00Z',
      digest_bucket: 'traces',
      digest_object: DIGEST,
      digest_end: false,
      ...more,
      log_files: Object.entries(files).map(([object, bytes]) => ({
        ...{ bucket: 'traces', object, log_hash_algorithm: 'MD5' },
        log_hash_value: createHash('md5').update(bytes).digest('hex'),
      })),
    }),
  );
}

type Files = Readonly<Record<string, Buffer | string>>;

/** Reads folders of files one after another. */
async function read(...runs: Files[]): Promise<Reader> {
  const { db } = newWorkspace();
  for (const files of runs) {
    const folder = tempFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await ingestInto(db, folder);
  }
  return db;
}

const linesOf = (db: Reader) =>
  coverageSummary(db).lines.map(({ provider, project_id, tracker_name, traces, intervals }) => ({
    ...{ line: [provider, project_id, tracker_name], traces },
    intervals: intervals.map(({ from, to, state }) => [from - FIRST_TIME, to - FIRST_TIME, state]),
  }));

const OF_TRACKER = ['huawei', PROJECT, 'system'];
const HOUR = [0, HOUR_MS, 'complete'];
const [ONE, TWO] = [tracesOf(1, 5), tracesOf(100, 200)];
const BOTH = { [FILE]: ONE, [OTHER_FILE]: TWO };

test('a file tells of what lies from its first record to its last, by the time of record', async () => {
  const db = await read({
    'a.json': lines([ctsRecord(5, 'obs'), ctsRecord(1, 'obs'), ctsRecord(3, 'obs')]),
    'b.json': lines([
      ctsRecord(7, 'obs', { with: { tracker_name: 'mine' } }),
      ctsRecord(8, 'api', { with: { record_time: FIRST_TIME + 60_000 } }),
      awsEvent('aws-1'),
    ]),
  });
  const awsAt = Date.UTC(2025, 3, 1, 5, 6, 7) - FIRST_TIME;
  expect(linesOf(db)).toEqual(
    expect.arrayContaining([
      { line: OF_TRACKER, traces: 3, intervals: [[1400, 5401, 'partial']] },
      { line: ['huawei', PROJECT, 'mine'], traces: 1, intervals: [[7400, 7401, 'partial']] },
      { line: ['huawei', null, null], traces: 1, intervals: [[60_000, 60_001, 'partial']] },
      // It has no time of record.
      { line: ['aws', null, null], traces: 1, intervals: [[awsAt, awsAt + 1, 'partial']] },
    ]),
  );
  expect(linesOf(db)).toHaveLength(4);
  expect(coverageSummary(db)).toMatchObject({ traces: 6, sources: 2, latenessMs: 52_000 });
});

test('what was never read is no interval', async () => {
  expect(linesOf(await read({ 'a.json': '[]' }))).toEqual([]);
});

test.each<[string, Files[]]>([
  ['digest and files in one import', [{ ...BOTH, [DIGEST]: digestOf(BOTH) }]],
  ['the digest first', [{ [DIGEST]: digestOf(BOTH) }, { [FILE]: ONE }, { [OTHER_FILE]: TWO }]],
  ['the digest last', [BOTH, { [DIGEST]: digestOf(BOTH) }]],
  ['the digest between', [{ [FILE]: ONE }, { [DIGEST]: digestOf(BOTH) }, { [OTHER_FILE]: TWO }]],
  ['files that lie elsewhere', [{ [DIGEST]: digestOf(BOTH), 'one.gz': ONE, 'two.gz': TWO }]],
])('an hour of which all files are read is complete: %s', async (_, runs) => {
  const db = await read(...runs);
  const line = linesOf(db).find(({ line }) => line.includes('system'));
  expect(line?.intervals).toEqual([HOUR]);
});

test('an hour in which nothing happened is complete', async () => {
  expect(linesOf(await read({ [DIGEST]: digestOf({}) }))).toEqual([
    { line: OF_TRACKER, traces: 0, intervals: [HOUR] },
  ]);
});

const CUT = ONE.subarray(0, ONE.length - 4);
const REFUSED = gzipSync(JSON.stringify([ctsRecord(1, 'obs'), { no: 'trace' }]));

test.each<[string, Files]>([
  ['is not there', { [FILE]: ONE }],
  ['has other bytes', { [FILE]: ONE, [OTHER_FILE]: tracesOf(100, 201) }],
])('an hour of which a file %s is not complete', async (_, files) => {
  const [line] = linesOf(await read({ ...files, [DIGEST]: digestOf(BOTH) }));
  expect(line?.intervals.map(([, , state]) => state)).not.toContain('complete');
  expect(line?.intervals.length).toBeGreaterThan(0);
});

test.each<[string, Buffer]>([
  ['is cut off', CUT],
  ['has a record that is refused', REFUSED],
])(
  'an hour of which a file %s is not complete, although its bytes are those of the digest',
  async (_, bytes) => {
    const [line] = linesOf(await read({ [FILE]: bytes, [DIGEST]: digestOf({ [FILE]: bytes }) }));
    expect(line?.intervals.map(([, , state]) => state)).toEqual(['partial']);
  },
);

test('a digest is no trace, and is nothing to refuse', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  writeFileSync(join(folder, 'digest.json.gz'), digestOf(BOTH));
  const { totals } = await ingestInto(db, folder);
  expect(totals).toMatchObject({ files: 1, read: 0, refused: 0, failed: 0 });
});

test('an hour is not proven by a digest for which the next one names other bytes', async () => {
  const next = DIGEST.replace('01-00-00Z', '02-00-00Z');
  const cut = digestOf(
    {},
    {
      ...{ digest_start_time: '2026-03-02T01-00-00Z', digest_end_time: '2026-03-02T02-00-00Z' },
      ...{ digest_object: next, previous_digest_object: DIGEST, previous_digest_hash_value: 'ab'.repeat(16) },
    },
  );
  const whole = { ...BOTH, [DIGEST]: digestOf(BOTH) };
  const second = [HOUR_MS, 2 * HOUR_MS, 'complete'];
  expect(linesOf(await read(whole))[0]?.intervals).toEqual([HOUR]);
  for (const runs of [
    [whole, { [next]: cut }],
    [{ [next]: cut }, whole],
  ] as const) {
    const [line] = linesOf(await read(...runs));
    expect(line?.intervals).not.toContainEqual(HOUR);
    expect(line?.intervals).toContainEqual(second);
  }
});
