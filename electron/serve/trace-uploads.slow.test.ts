import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/ipc/contract.ts';
import { noMounts, smallDisk } from '../data/testing/disks.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { startedServe, type StartedServe } from './testing/started-serve.ts';
import { until } from './testing/until.ts';

const BATCH = '0b8e7a52-7c1d-4a57-9a3c-0d6a1f3b2c4d';
const PLACE = `${process.pid}-${BATCH}`;

async function send(serve: StartedServe, place: string, body: string | Buffer): Promise<Answer> {
  const path = `/upload-traces/${BATCH}/${place}`;
  const answered = await serve.ask({ method: 'PUT', path, headers: serve.pageHeaders, body });
  expect(answered.status).toBe(200);
  return JSON.parse(answered.body) as Answer;
}

/** Every file that was taken in, by its path in the folder of uploads. */
function kept(serve: StartedServe): string[] {
  const folder = join(serve.folder, 'uploads');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

const whole = (serve: StartedServe, ...parts: string[]): string =>
  join(serve.folder, 'uploads', PLACE, ...parts);

describe('traces that are uploaded', () => {
  test('are kept byte for byte under their paths, for this person only', async () => {
    const serve = await startedServe();
    const output = { path: whole(serve) };
    expect(await send(serve, '2024/05/%E4%B8%83%20100%25.json', '[]')).toEqual({ ok: true, output });
    expect(await send(serve, '2024/empty.json', '')).toEqual({ ok: true, output });
    expect(readFileSync(whole(serve, '2024', '05', '七 100%.json'), 'utf8')).toBe('[]');
    expect(kept(serve)).toHaveLength(2);
    if (process.platform === 'win32') return;
    for (const path of [whole(serve), whole(serve, '2024'), whole(serve, '2024', 'empty.json')])
      expect(statSync(path).mode & 0o077).toBe(0);
  });

  test.each([
    '../../up.json',
    '..%2f..%2fup.json',
    '%2e%2e/%2e%2e/up.json',
    '..%5c..%5cup.json',
    '%2fetc%2fup',
  ])('stay in their folder, whatever they are called: %s', async (place) => {
    const serve = await startedServe();
    expect(await send(serve, place, 'x')).toMatchObject({ ok: true });
    const [path, ...others] = kept(serve);
    expect(others).toEqual([]);
    expect(path?.startsWith(PLACE)).toBe(true);
  });

  test('never take the place of one another', async () => {
    const serve = await startedServe();
    await Promise.all(['one', 'two', 'three'].map((text) => send(serve, 'a%3a.json', text)));
    await send(serve, 'a_.json', 'four');
    const texts = readdirSync(whole(serve)).map((name) => readFileSync(whole(serve, name), 'utf8'));
    expect(texts.sort()).toEqual(['four', 'one', 'three', 'two']);
    expect(readdirSync(whole(serve))).toContain('a_ (2).json');
  });

  test.each([
    ['no id', 'nonsense'],
    ['a way out', '..'],
    ['an id and more', `${BATCH}x`],
    ['letters that are no digits', BATCH.replace('0', 'z')],
  ])('are refused under a batch that is %s', async (_what, batch) => {
    const serve = await startedServe();
    for (const [method, path] of [
      ['PUT', `/upload-traces/${batch}/a.json`],
      ['DELETE', `/upload-traces/${batch}`],
    ] as const) {
      const { body } = await serve.ask({ method, path, headers: serve.pageHeaders });
      expect(JSON.parse(body)).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
    }
    expect(kept(serve)).toEqual([]);
  });

  test('are refused under a path that is not encoded as it should be', async () => {
    const serve = await startedServe();
    expect(await send(serve, '%ff.json', 'x')).toMatchObject({ failure: { code: 'input-invalid' } });
  });

  test('are forgotten when nobody will read them', async () => {
    const serve = await startedServe();
    await send(serve, 'a/b.json', 'x');
    const path = `/upload-traces/${BATCH}`;
    const { body } = await serve.ask({ method: 'DELETE', path, headers: serve.pageHeaders });
    expect(JSON.parse(body)).toMatchObject({ ok: true });
    expect(readdirSync(join(serve.folder, 'uploads'))).toEqual([]);
  });

  test('that are broken off leave no half of a file', async () => {
    const serve = await startedServe();
    await send(serve, 'whole.json', '[]');
    const request = http.request({
      ...{ host: '127.0.0.1', port: serve.port, method: 'PUT', agent: false },
      path: `/upload-traces/${BATCH}/half.json`,
      headers: { ...serve.pageHeaders, 'Content-Length': 1_000_000 },
    });
    request.on('error', () => undefined);
    request.write('x'.repeat(1000));
    await until(() => kept(serve).length === 2);
    request.destroy();
    await until(() => kept(serve).length === 1);
    expect(kept(serve)).toEqual([join(PLACE, 'whole.json')]);
    expect(serve.logged).toEqual([]);
  });

  test.skipIf(noMounts !== undefined)('that do not fit on the disk say so', async () => {
    const serve = await startedServe({ folder: smallDisk(512) });
    expect(await send(serve, 'big.json', Buffer.alloc(4 * 1024 ** 2, 1))).toMatchObject({
      failure: { code: 'disk-full' },
    });
    expect(kept(serve)).toEqual([]);
  });

  test('go with the server', async () => {
    const serve = await startedServe();
    await send(serve, 'a.json', 'x');
    await serve.close();
    expect(readdirSync(join(serve.folder, 'uploads'))).toEqual([]);
  });
});

test('uploads that a killed server left are removed, and nothing else', async () => {
  const folder = tempFolder();
  const nobody = 2 ** 22 + 1; // Beyond the largest process id there is.
  for (const name of [`${nobody}-${BATCH}`, `${process.ppid}-${BATCH}`, 'mine']) {
    mkdirSync(join(folder, 'uploads', name), { recursive: true });
    writeFileSync(join(folder, 'uploads', name, 'a.json'), 'x');
  }
  const serve = await startedServe({ folder });
  expect(readdirSync(join(serve.folder, 'uploads')).sort()).toEqual(
    [`${process.ppid}-${BATCH}`, 'mine'].sort(),
  );
});
