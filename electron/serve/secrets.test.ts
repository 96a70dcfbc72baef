import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SecretsStatus } from '../../shared/ipc/contract.ts';
import { Failure } from '../../shared/model/failure.ts';
import { keyFrom, seal, unseal } from './seal.ts';
import type { SealedFile } from './sealed-file.ts';
import { openSecrets, type Secrets } from './secrets.ts';

const PASSPHRASE = 'correct horse battery';
const SECRET = 'sk/PLANTED-0123456789';

function place(): { path: string; raised: Failure[]; run(): Secrets } {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'sealed-secrets.json');
  const raised: Failure[] = [];
  return { path, raised, run: () => openSecrets({ path, raise: (failure) => raised.push(failure) }) };
}

const unlock = async ({ handlers }: Secrets, passphrase = PASSPHRASE): Promise<SecretsStatus> =>
  handlers['secrets.unlock']({ passphrase });
const statusOf = async ({ handlers }: Secrets): Promise<SecretsStatus> => handlers['secrets.status']({});
const store = async ({ handlers }: Secrets, name: string, value = SECRET): Promise<SecretsStatus> =>
  handlers['secrets.store']({ name, value });

async function codeOf(doing: () => unknown): Promise<string> {
  try {
    await doing();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'none';
}

describe('secrets under a passphrase', () => {
  it('are opened once a run, with the passphrase that was chosen first', async () => {
    const { run } = place();
    const first = run();
    expect(await statusOf(first)).toEqual({ store: 'passphrase', reason: null, lock: 'new', names: [] });
    expect((await unlock(first)).lock).toBe('open');
    expect((await store(first, 'lab')).names).toEqual(['lab']);
    const second = run();
    expect(await statusOf(second)).toMatchObject({ lock: 'locked', names: ['lab'] });
    expect(await codeOf(() => second.read('lab'))).toBe('secrets-locked');
    expect(await codeOf(() => store(second, 'other'))).toBe('secrets-locked');
    expect(await codeOf(() => unlock(second, 'wrong horse battery'))).toBe('passphrase-wrong');
    expect((await statusOf(second)).lock).toBe('locked');
    await unlock(second);
    expect([second.read('lab'), second.read('gone')]).toEqual([SECRET, null]);
  });

  it('are in a file for its owner alone that shows none of them', async () => {
    const { path, run } = place();
    const secrets = run();
    await unlock(secrets);
    await store(secrets, 'lab');
    const content = readFileSync(path, 'utf8');
    expect(content).not.toContain(SECRET);
    expect(content).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect(content).not.toContain(PASSPHRASE);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('are removed one by one also while locked, or all with a passphrase that is forgotten', async () => {
    const { run } = place();
    const first = run();
    await unlock(first);
    await store(first, 'a');
    await store(first, 'b');
    const second = run();
    expect((await second.handlers['secrets.remove']({ name: 'a' })).names).toEqual(['b']);
    expect(await second.handlers['secrets.reset']({})).toMatchObject({ lock: 'new', names: [] });
    expect((await unlock(second, 'another passphrase')).lock).toBe('open');
    // The run before had another passphrase: what it remembers opens nothing any more.
    expect(await statusOf(first)).toMatchObject({ lock: 'locked' });
    expect(await codeOf(() => store(first, 'c'))).toBe('secrets-locked');
  });

  it('need a passphrase of some length', async () => {
    const { run } = place();
    expect(await codeOf(() => unlock(run(), 'short'))).toBe('passphrase-too-short');
  });

  it('of a file that cannot be understood are put aside and said', async () => {
    const { path, raised, run } = place();
    for (const content of ['{', '[]', '{"version":1}', '{"version":2}']) writeFileSync(path, content);
    expect(await statusOf(run())).toMatchObject({ lock: 'new' });
    expect(raised).toMatchObject([
      { code: 'settings-unreadable', details: { keptAs: `${path}.unreadable` } },
    ]);
  });

  it('do not open under another name, nor with a bit changed', async () => {
    const { path, run } = place();
    const secrets = run();
    await unlock(secrets);
    await store(secrets, 'lab');
    const file = JSON.parse(readFileSync(path, 'utf8')) as SealedFile;
    const { lab } = file.secrets;
    if (lab === undefined) throw new Error('Nothing was stored.');
    writeFileSync(path, JSON.stringify({ ...file, secrets: { other: lab } }));
    expect(secrets.read('other')).toBeNull();
    const key = await keyFrom(PASSPHRASE, file.derivation);
    expect(unseal(key, 'lab', lab)).toBe(SECRET);
    const tag = Buffer.from(lab.tag, 'base64');
    tag[0] = (tag[0] ?? 0) ^ 1;
    expect(unseal(key, 'lab', { ...lab, tag: tag.toString('base64') })).toBeNull();
  });

  it('are sealed differently each time', async () => {
    const key = await keyFrom(PASSPHRASE, { salt: 'c2FsdA==', cost: 2 ** 10, blockSize: 8, parallel: 1 });
    expect(seal(key, 'a', SECRET).text).not.toBe(seal(key, 'a', SECRET).text);
  });
});
