import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

/** How a key is made of a passphrase. Kept beside what it seals, so that later versions may ask for more. */
export interface Derivation {
  /** Each in base64. */
  salt: string;
  cost: number;
  blockSize: number;
  parallel: number;
}

/** A text under a key. */
export interface Sealed {
  iv: string;
  tag: string;
  text: string;
}

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** What is advised for GCM. */
const IV_BYTES = 12;
/** 128 MB and some tenths of a second for each guess. */
const COST = 2 ** 17;
const BLOCK_SIZE = 8;
/** A file from elsewhere must not take the memory of the machine. */
const MEMORY_LIMIT_BYTES = 512 * 2 ** 20;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

export const newDerivation = (): Derivation => ({
  salt: randomBytes(SALT_BYTES).toString('base64'),
  cost: COST,
  blockSize: BLOCK_SIZE,
  parallel: 1,
});

export function keyFrom(
  passphrase: string,
  { salt, cost, blockSize, parallel }: Derivation,
): Promise<Buffer> {
  // The same letters can be typed in more than one way.
  return derive(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem: MEMORY_LIMIT_BYTES,
  });
}

/** `name` is bound to the text: under another name it does not open. */
export function seal(key: Buffer, name: string, text: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: sealed.toString('base64'),
  };
}

/** Null where the key is another, or a bit was changed. */
export function unseal(key: Buffer, name: string, { iv, tag, text }: Sealed): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
  try {
    decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag, 'base64'));
    return decipher.update(text, 'base64', 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
