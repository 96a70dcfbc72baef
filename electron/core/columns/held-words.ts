import { memoryIfThereIs, type Memory } from '../machine/memory.ts';

/** Words that are counted together; each set begins where such a stretch does. */
export const STRETCH_WORDS = 16;
/** Shorter sets are copied in next to no time, and each memory takes room of its own in the address space. */
const FEW_WORDS = 8192;

const MEMORIES = new WeakMap<ArrayBufferLike, Memory>();

/** So many sets of so many words, in memory where code in the machine's own form counts them without a copy. All empty. */
export function heldWords(sets: number, words: number): Uint32Array[] {
  const room = Math.ceil(words / STRETCH_WORDS) * STRETCH_WORDS;
  const memory = words < FEW_WORDS || sets === 0 ? undefined : memoryIfThereIs(sets * room * 4);
  // Words that lie elsewhere are counted all the same.
  if (memory === undefined) return Array.from({ length: sets }, () => new Uint32Array(words));
  MEMORIES.set(memory.buffer, memory);
  return Array.from({ length: sets }, (_, set) => new Uint32Array(memory.buffer, set * room * 4, words));
}

/** Undefined of words that lie elsewhere. */
export function memoryOf({ buffer }: Uint32Array): Memory | undefined {
  return MEMORIES.get(buffer);
}
