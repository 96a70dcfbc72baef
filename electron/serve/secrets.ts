import { rmSync } from 'node:fs';
import type { Handlers, SecretsStatus } from '../../shared/ipc/contract.ts';
import { Failure } from '../../shared/model/failure.ts';
import { PASSPHRASE_LENGTH } from '../../shared/model/passphrase.ts';
import { keyFrom, newDerivation, seal, unseal } from './seal.ts';
import { readSealedFile, writeSealedFile, type SealedFile } from './sealed-file.ts';

export interface SecretsOptions {
  path: string;
  raise(failure: Failure): void;
}

export interface Secrets {
  handlers: Handlers<
    'secrets.status' | 'secrets.store' | 'secrets.remove' | 'secrets.unlock' | 'secrets.reset'
  >;
  /** For the host's own use: no call hands one out. Null where none is kept under the name. */
  read(name: string): string | null;
}

const CHECK_NAME = '';
const CHECK_TEXT = 'opened';

/**
 * Secrets in a file under a passphrase, for a host that has no store of the system. The passphrase is asked for once a run; its key
 * stays in this process.
 */
export function openSecrets({ path, raise }: SecretsOptions): Secrets {
  let key: Buffer | null = null;
  const file = (): SealedFile | null => readSealedFile(path, raise);

  const status = (): SecretsStatus => {
    const kept = file();
    const lock = kept === null ? 'new' : key !== null && opens(kept, key) ? 'open' : 'locked';
    return { store: 'passphrase', reason: null, lock, names: Object.keys(kept?.secrets ?? {}).sort() };
  };
  const opened = (): { kept: SealedFile; key: Buffer } => {
    const kept = file();
    if (kept === null || key === null || !opens(kept, key)) throw new Failure('secrets-locked', {});
    return { kept, key };
  };

  return {
    handlers: {
      'secrets.status': status,
      'secrets.unlock': async ({ passphrase }) => {
        const before = file();
        if (before === null && passphrase.length < PASSPHRASE_LENGTH.min)
          throw new Failure('passphrase-too-short', { least: PASSPHRASE_LENGTH.min });
        const derivation = before?.derivation ?? newDerivation();
        const given = await keyFrom(passphrase, derivation);
        // Read after the wait: another page may have chosen one meanwhile, and that one holds.
        const kept = file();
        if (kept === null) {
          const check = seal(given, CHECK_NAME, CHECK_TEXT);
          writeSealedFile(path, { version: 1, derivation, check, secrets: {} });
        } else if (!opens(kept, given)) throw new Failure('passphrase-wrong', {});
        key = given;
        return status();
      },
      'secrets.store': ({ name, value }) => {
        const { kept, key: open } = opened();
        const secrets = { ...kept.secrets, [name]: seal(open, name, value) };
        writeSealedFile(path, { ...kept, secrets });
        return status();
      },
      'secrets.remove': ({ name }) => {
        const kept = file();
        if (kept === null || !Object.hasOwn(kept.secrets, name)) return status();
        const secrets = Object.entries(kept.secrets).filter(([each]) => each !== name);
        writeSealedFile(path, { ...kept, secrets: Object.fromEntries(secrets) });
        return status();
      },
      'secrets.reset': () => {
        try {
          rmSync(path, { force: true });
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          throw new Failure('secret-file-unwritable', { path, reason }, error);
        }
        key = null;
        return status();
      },
    },
    read(name) {
      const { kept, key: open } = opened();
      const sealed = Object.hasOwn(kept.secrets, name) ? kept.secrets[name] : undefined;
      return sealed === undefined ? null : unseal(open, name, sealed);
    },
  };
}

const opens = ({ check }: SealedFile, key: Buffer): boolean => unseal(key, CHECK_NAME, check) === CHECK_TEXT;
