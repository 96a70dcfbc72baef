import { isAscii } from 'node:buffer';

/**
 * What is known of a block's bytes, as bits by its first row, shared by all threads: blocks never change, and a search
 * that follows another needs not look again. Two threads that write the same byte write the same fact, or one that will
 * be looked for once more.
 */
export type BlockFacts = Uint8Array;

const FACTS = {
  /** `\u`, however many backslashes are before it. */
  unicodeEscape: { known: 1, holds: 2, test: (raw: Buffer) => raw.includes(UNICODE_ESCAPE) },
  slashEscape: { known: 4, holds: 8, test: (raw: Buffer) => raw.includes(SLASH_ESCAPE) },
  beyondAscii: { known: 16, holds: 32, test: (raw: Buffer) => !isAscii(raw) },
  /** Letters outside ASCII whose small form is in it. */
  turning: { known: 64, holds: 128, test: (raw: Buffer) => TURNING.some((letter) => raw.includes(letter)) },
};

export const UNICODE_ESCAPE = Buffer.from('\\u');
const SLASH_ESCAPE = Buffer.from('\\/');
const TURNING = [Buffer.from('\u0130'), Buffer.from('\u212a')];

export function holds(facts: BlockFacts, firstRow: number, name: keyof typeof FACTS, raw: Buffer): boolean {
  const { known, holds: bit, test } = FACTS[name];
  const found = facts[firstRow] ?? 0;
  if ((found & known) !== 0) return (found & bit) !== 0;
  const isTrue = test(raw);
  if (firstRow < facts.length) facts[firstRow] = found | known | (isTrue ? bit : 0);
  return isTrue;
}
