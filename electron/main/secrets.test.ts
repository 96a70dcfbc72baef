import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/model/failure.ts';
import { secretCalls, type SecretsOptions } from './secrets.ts';

type Backend = ReturnType<SecretsOptions['storage']['getSelectedStorageBackend']>;

let folder: string;
let path: string;
let raised: Failure[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  path = join(folder, 'secrets.json');
  raised = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface System {
  available: boolean;
  backend: Backend;
  mark: string;
  platform: NodeJS.Platform;
}

function calls(system: Partial<System> = {}): ReturnType<typeof secretCalls> {
  const { available = true, backend = 'gnome_libsecret', mark = 'v11', platform = 'linux' } = system;
  return secretCalls({
    path,
    platform,
    raise: (failure) => raised.push(failure),
    storage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(available),
      getSelectedStorageBackend: () => backend,
      decryptStringAsync: (encrypted) =>
        encrypted.toString().startsWith(mark)
          ? Promise.resolve({
              result: [...encrypted.toString().slice(mark.length)].reverse().join(''),
              shouldReEncrypt: false,
            })
          : Promise.reject(new Error('Decryption failed.')),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`${mark}${[...text].reverse().join('')}`)),
    },
  });
}

describe('a secret', () => {
  it('is kept encrypted under its name, in a file for its owner alone', async () => {
    const { 'secrets.store': store, 'secrets.status': status } = calls();
    expect(await store({ name: 'lab', value: 'abc' })).toEqual({
      store: 'system',
      reason: null,
      lock: null,
      names: ['lab'],
    });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ lab: Buffer.from('v11cba').toString('base64') });
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(await status({})).toMatchObject({ names: ['lab'] });
  });

  it('is listed with the others, and replaced under the same name', async () => {
    const { 'secrets.store': store } = calls();
    await store({ name: 'b', value: '1' });
    await store({ name: 'a', value: '2' });
    expect(await store({ name: 'b', value: '3' })).toMatchObject({ names: ['a', 'b'] });
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be called %s', async (name) => {
    const { 'secrets.store': store, 'secrets.remove': remove } = calls();
    expect(await store({ name, value: '1' })).toMatchObject({ names: [name] });
    expect(await remove({ name })).toMatchObject({ names: [] });
  });

  it('stored while another is stored does not cost the other', async () => {
    const { 'secrets.store': store, 'secrets.status': status } = calls();
    await Promise.all(['a', 'b', 'c'].map(async (name) => store({ name, value: name })));
    expect(await status({})).toMatchObject({ names: ['a', 'b', 'c'] });
  });

  it('can be removed, also one that is not there', async () => {
    const { 'secrets.store': store, 'secrets.remove': remove } = calls();
    await store({ name: 'a', value: '1' });
    expect(await remove({ name: 'z' })).toMatchObject({ names: ['a'] });
    expect(await remove({ name: 'a' })).toMatchObject({ names: [] });
  });
});

describe('nothing is stored', () => {
  const SYSTEMS: [what: string, system: Partial<System>, reason: string][] = [
    ['where the system encrypts nothing', { available: false }, 'no-encryption'],
    ['where it would keep plain text', { backend: 'basic_text' }, 'plain-text-only'],
    ['where it does not say how', { backend: 'unknown' }, 'plain-text-only'],
    ['where a keyring was silently replaced by a known password', { mark: 'v10' }, 'plain-text-only'],
  ];
  it.each(SYSTEMS)('%s', async (_what, system, reason) => {
    const { 'secrets.store': store, 'secrets.status': status } = calls(system);
    expect(await status({})).toEqual({ store: 'none', reason, lock: null, names: [] });
    await expect(store({ name: 'a', value: '1' })).rejects.toMatchObject({
      code: 'secret-store-unavailable',
      details: { reason },
    });
    expect(existsSync(path)).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)('for such reasons on Linux alone, not on %s', async (platform) => {
    const { 'secrets.status': status } = calls({ platform, mark: 'v10', backend: 'unknown' });
    expect(await status({})).toMatchObject({ store: 'system', reason: null });
  });
});

describe('the file', () => {
  it.each(['{', '[]', 'null', '{"a":1}'])('that reads %j is put aside, and said', async (content) => {
    writeFileSync(path, content);
    const { 'secrets.store': store } = calls();
    expect(await store({ name: 'a', value: '1' })).toMatchObject({ names: ['a'] });
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content);
    expect(raised).toMatchObject([
      { code: 'settings-unreadable', details: { path, keptAs: `${path}.unreadable` } },
    ]);
  });

  it('that cannot be read is left alone', async () => {
    path = join(folder, 'a-folder');
    // A folder in its place: unreadable for everybody, also for root.
    mkdirSync(path);
    await expect(async () => calls()['secrets.status']({})).rejects.toMatchObject({
      code: 'settings-unreadable',
    });
  });

  it('that cannot be written is said with its reason', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    path = join(file, 'secrets.json');
    await expect(calls()['secrets.store']({ name: 'a', value: '1' })).rejects.toMatchObject({
      code: 'secret-file-unwritable',
      details: { path },
    });
  });
});
