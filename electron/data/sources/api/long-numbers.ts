import type { Json } from '../../../../shared/model/json.ts';

/*
 * Numbers beyond 2^53 are read as their digits, as text, since a number cannot hold them. What is sent back to a service has to be a number
 * again: where they stood in an answer is kept beside the answer, for as long as that is held.
 */
const LONG = new WeakMap<object, Set<string>>();

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

// The compiler's library does not know it yet.
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON: (text: string) => Json;
  isRawJSON: (value: unknown) => boolean;
};

export function markLong(holder: object, key: string): void {
  const keys = LONG.get(holder) ?? new Set();
  LONG.set(holder, keys.add(key));
}

/** What is to be sent, with numbers again where the answer that it was made of has them; only for printing. */
export function withLongNumbers<Sent extends object>(sent: Sent, read: object): Sent {
  const long = LONG.get(read);
  const pairs = Object.entries(sent as Record<string, Json>).map(([key, value]): [string, Json] => {
    if (typeof value === 'string')
      return [key, long?.has(key) === true && NUMBER.test(value) ? rawJSON(value) : value];
    const beside = Object.hasOwn(read, key) ? (read as Record<string, Json>)[key] : undefined;
    const isBoth = isHolder(value) && isHolder(beside) && !isRawJSON(value);
    return [key, isBoth ? withLongNumbers(value, beside) : value];
  });
  const made = Array.isArray(sent) ? pairs.map(([, value]) => value) : Object.fromEntries(pairs);
  return made as Sent;
}

/** As text, with every number as its answer has it. */
export const printMarked = (read: Json): string =>
  JSON.stringify(isHolder(read) ? withLongNumbers(read, read) : read);

/** Whether anything in it was a number that is too long for one. */
export const holdsLong = (read: Json): boolean =>
  isHolder(read) && (LONG.has(read) || Object.values(read).some(holdsLong));

const isHolder = (value: Json | undefined): value is Json & object =>
  typeof value === 'object' && value !== null;
