import { lifecycle, settings } from './lifecycle.ts';

/** Chromium's marks: encrypted under a password everybody knows, or under one of the system's store. */
const MARKS = { basic_text: 'v10', other: 'v11' } as const;

/** Not of Electron: what the test changes. */
export const secretStore = { ...settings.secrets };

const scramble = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

export const safeStorage = {
  isAsyncEncryptionAvailable: (): Promise<boolean> =>
    Promise.resolve(lifecycle.isReady && secretStore.available),
  getSelectedStorageBackend: (): string => (lifecycle.isReady ? secretStore.backend : 'unknown'),
  encryptStringAsync(text: string): Promise<Buffer> {
    if (!secretStore.available) return Promise.reject(new Error('Encryption is not available.'));
    const mark = secretStore.backend === 'basic_text' ? MARKS.basic_text : MARKS.other;
    return Promise.resolve(Buffer.concat([Buffer.from(mark), scramble(Buffer.from(text))]));
  },
  decryptStringAsync: (encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> =>
    secretStore.available
      ? Promise.resolve({
          result: scramble(encrypted.subarray(MARKS.other.length)).toString(),
          shouldReEncrypt: false,
        })
      : Promise.reject(new Error('Decryption is not available.')),
};
