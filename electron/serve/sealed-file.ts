import { renameSync } from 'node:fs';
import { Failure } from '../../shared/model/failure.ts';
import { readJsonFile, writeJsonFile } from '../host/json-file.ts';
import type { Derivation, Sealed } from './seal.ts';

/** Secrets by name, and what tells a right passphrase from a wrong one. */
export interface SealedFile {
  version: 1;
  derivation: Derivation;
  check: Sealed;
  secrets: Record<string, Sealed>;
}

/** Null where there is none. One that cannot be understood is put aside and said. */
export function readSealedFile(path: string, raise: (failure: Failure) => void): SealedFile | null {
  try {
    const content = readJsonFile(path);
    if (content === undefined) return null;
    if (isSealedFile(content)) return content;
  } catch (error) {
    if (!(error instanceof SyntaxError))
      throw new Failure('settings-unreadable', { path, keptAs: path }, error);
  }
  const keptAs = `${path}.unreadable`;
  renameSync(path, keptAs);
  raise(new Failure('settings-unreadable', { path, keptAs }));
  return null;
}

export function writeSealedFile(path: string, file: SealedFile): void {
  try {
    writeJsonFile(path, file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('secret-file-unwritable', { path, reason }, error);
  }
}

function isSealedFile(content: unknown): content is SealedFile {
  if (!isObject(content) || content['version'] !== 1) return false;
  const { derivation, check, secrets } = content;
  return (
    isObject(derivation) &&
    typeof derivation['salt'] === 'string' &&
    ['cost', 'blockSize', 'parallel'].every((name) => Number.isSafeInteger(derivation[name])) &&
    isSealed(check) &&
    isObject(secrets) &&
    Object.values(secrets).every(isSealed)
  );
}

const isSealed = (value: unknown): boolean =>
  isObject(value) && ['iv', 'tag', 'text'].every((name) => typeof value[name] === 'string');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
