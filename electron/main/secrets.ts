import type { SafeStorage } from 'electron';
import { renameSync } from 'node:fs';
import { Failure } from '../../shared/model/failure.ts';
import type { Handlers, SecretsReason, SecretsStatus } from '../../shared/ipc/contract.ts';
import { readJsonFile, writeJsonFile } from '../host/json-file.ts';

export interface SecretsOptions {
  /** What the system offers, as Electron's safeStorage. */
  storage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  path: string;
  platform: NodeJS.Platform;
  raise(failure: Failure): void;
}

type Kept = Map<string, string>;

/** Secrets by name, encrypted by the system, in a file of the app's own. No call gives one back. */
export function secretCalls(
  options: SecretsOptions,
): Handlers<'secrets.status' | 'secrets.store' | 'secrets.remove' | 'secrets.unlock' | 'secrets.reset'> {
  const { path } = options;

  const status = async (kept: Kept): Promise<SecretsStatus> => {
    const reason = await refusal(options);
    return { store: reason === null ? 'system' : 'none', reason, lock: null, names: [...kept.keys()].sort() };
  };

  return {
    'secrets.status': () => status(read(options)),
    'secrets.store': async ({ name, value }) => {
      const reason = await refusal(options);
      if (reason !== null) throw new Failure('secret-store-unavailable', { reason });
      const encrypted = await options.storage.encryptStringAsync(value);
      // Read after the last wait, so that two calls at once cannot lose each other's secret.
      const kept = read(options).set(name, encrypted.toString('base64'));
      write(path, kept);
      return status(kept);
    },
    'secrets.remove': ({ name }) => {
      const kept = read(options);
      if (kept.delete(name)) write(path, kept);
      return status(kept);
    },
    // The system opens its store itself.
    'secrets.unlock': () => status(read(options)),
    'secrets.reset': () => {
      write(path, new Map());
      return status(new Map());
    },
  };
}

/** For the host's own use. Null where none is kept under the name, or the system does not open it any more. */
export async function readSecret(options: SecretsOptions, name: string): Promise<string | null> {
  const encrypted = read(options).get(name);
  if (encrypted === undefined) return null;
  try {
    return (await options.storage.decryptStringAsync(Buffer.from(encrypted, 'base64'))).result;
  } catch {
    return null;
  }
}

/** What Chromium writes before a text that it encrypted under a password known to everybody. */
const KNOWN_PASSWORD_MARK = 'v10';

async function refusal({ storage, platform }: SecretsOptions): Promise<SecretsReason | null> {
  if (!(await storage.isAsyncEncryptionAvailable())) return 'no-encryption';
  if (platform !== 'linux') return null;
  if (['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())) return 'plain-text-only';
  // A keyring that is named but does not answer is silently replaced by the known password: only a text tells.
  const probe = await storage.encryptStringAsync('probe');
  return probe.subarray(0, KNOWN_PASSWORD_MARK.length).toString('latin1') === KNOWN_PASSWORD_MARK
    ? 'plain-text-only'
    : null;
}

function read({ path, raise }: SecretsOptions): Kept {
  try {
    const content = readJsonFile(path);
    if (content === undefined) return new Map();
    if (isTextByName(content)) return new Map(Object.entries(content));
  } catch (error) {
    if (!(error instanceof SyntaxError))
      throw new Failure('settings-unreadable', { path, keptAs: path }, error);
  }
  const keptAs = `${path}.unreadable`;
  renameSync(path, keptAs);
  raise(new Failure('settings-unreadable', { path, keptAs }));
  return new Map();
}

function isTextByName(content: unknown): content is Record<string, string> {
  return (
    typeof content === 'object' &&
    content !== null &&
    !Array.isArray(content) &&
    Object.values(content).every((value) => typeof value === 'string')
  );
}

function write(path: string, kept: Kept): void {
  try {
    writeJsonFile(path, Object.fromEntries(kept));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('secret-file-unwritable', { path, reason }, error);
  }
}
