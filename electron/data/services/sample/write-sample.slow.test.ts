import { createHash, verify } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { contentOf, tempFolder } from '../../testing/temp-folder.ts';
import { makeSample } from './make-sample.ts';

const OF = { seed: 1, now: Date.UTC(2026, 4, 14, 9, 41) };
const never = new AbortController().signal;

interface Digest {
  digest_start_time: string;
  digest_end_time: string;
  digest_object: string;
  previous_digest_object: string;
  previous_digest_hash_value: string;
  previous_digest_signature: string;
  log_files: { object: string; log_hash_value: string }[];
}

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

/** Every file below a folder, by its path there. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

test('the chain of digests is sound, and tells of a changed file and of six that are not there', async () => {
  const folder = join(tempFolder(), 'new', 'sample');
  const { findings } = await makeSample(OF, folder, never);
  const traces = join(folder, 'traces');
  const key = readFileSync(join(folder, 'digest-key.pem'));
  const digests = filesOf(traces).filter((path) => path.includes('/Digest/'));
  expect(digests.length).toBe(168);

  const bad: { object: string; is: 'changed' | 'absent' }[] = [];
  const listed = new Set<string>();
  let before: { bytes: Buffer; text: Digest } | null = null;
  for (const path of digests) {
    const bytes = readFileSync(path);
    const text = JSON.parse(gunzipSync(bytes).toString()) as Digest;
    expect(path).toBe(join(traces, text.digest_object));
    if (before === null) expect(text.previous_digest_object).toBe('');
    else {
      expect(text.previous_digest_object).toBe(before.text.digest_object);
      expect(text.digest_start_time).toBe(before.text.digest_end_time);
      expect(text.previous_digest_hash_value).toBe(md5(before.bytes));
      const {
        digest_end_time: end,
        digest_object: object,
        previous_digest_signature: signature,
      } = before.text;
      const signed = Buffer.from(`${end}${object}${md5(before.bytes)}${signature}`);
      expect(verify('sha256', signed, key, Buffer.from(text.previous_digest_signature, 'hex'))).toBe(true);
    }
    for (const { object, log_hash_value } of text.log_files) {
      listed.add(object);
      const file = join(traces, object);
      if (!existsSync(file)) bad.push({ object, is: 'absent' });
      else if (md5(readFileSync(file)) !== log_hash_value) bad.push({ object, is: 'changed' });
    }
    before = { bytes, text };
  }

  expect(bad.filter(({ is }) => is === 'changed').map(({ object }) => object)).toEqual([
    findings.find(({ id }) => id === 'changed-file')?.file,
  ]);
  expect(bad.filter(({ is }) => is === 'absent').length).toBe(6);
  const delivered = filesOf(join(traces, 'CloudTraces')).filter((path) => !path.includes('/Digest/'));
  expect(delivered.filter((path) => !listed.has(path.slice(traces.length + 1)))).toEqual([]);
});

test('the same seed and hour give the same bytes', async () => {
  const folder = tempFolder();
  const one = await makeSample(OF, join(folder, 'one'), never);
  const other = await makeSample({ ...OF, now: OF.now + 1_000 }, join(folder, 'other'), never);
  expect(other.files).toEqual(one.files);
  for (const file of one.files)
    expect(md5(readFileSync(join(folder, 'other', file)))).toBe(md5(readFileSync(join(folder, 'one', file))));
});

test('a folder that is not empty is refused and left as it was', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  const before = contentOf(folder);
  await expect(makeSample(OF, folder, never)).rejects.toMatchObject({
    code: 'folder-not-empty',
    details: { path: folder },
  });
  expect(contentOf(folder)).toEqual(before);
});

test('what is no folder, and what can be none, is said to be so, and nothing is left of the way there', async () => {
  const home = tempFolder();
  const file = join(home, 'a.txt');
  writeFileSync(file, 'mine');
  const link = join(home, 'nowhere');
  symlinkSync(join(home, 'gone'), link);
  const codeFor = async (path: string): Promise<unknown> => {
    const error: unknown = await makeSample(OF, path, never).catch((reason: unknown) => reason);
    return error instanceof Failure ? [error.code, error.details] : error;
  };
  for (const [path, named] of [
    [file, file],
    [join(file, 'inner'), file],
    [link, link],
  ])
    expect(await codeFor(path ?? '')).toEqual(['path-is-no-folder', { path: named }]);
  expect(await codeFor(join(home, 'new', 'x'.repeat(300)))).toMatchObject(['disk-failed', {}]);
  if (process.platform === 'linux')
    expect(await codeFor('/proc/sample')).toMatchObject(['path-forbidden', {}]);
  expect(readdirSync(home).toSorted()).toEqual(['a.txt', 'nowhere']);
});

test('who thinks better of it has no file and no folder more than before', async () => {
  const home = tempFolder();
  const folder = join(home, 'a', 'b');
  const cancel = new AbortController();
  const making = makeSample(OF, folder, cancel.signal);
  cancel.abort();
  await expect(making).rejects.toThrow('cancelled');
  expect(readdirSync(home)).toEqual([]);
});

test('an empty folder that was there before stays when it is not filled', async () => {
  const folder = join(tempFolder(), 'empty');
  mkdirSync(folder);
  const cancel = new AbortController();
  cancel.abort();
  await expect(makeSample(OF, folder, cancel.signal)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});
