/**
 * Values of the structured clone algorithm as text, since the DevTools protocol carries nothing else. Made by one
 * self-contained function: its source is also put into the page, where nothing can be imported.
 */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function makeCodec(): Codec {
  type Tagged = [tag: string, value?: unknown];

  const toTagged = (value: unknown): Tagged => {
    if (value === undefined) return ['undefined'];
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return ['json', value];
    if (typeof value === 'number')
      return Number.isFinite(value) ? ['json', value] : ['number', String(value)];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (Array.isArray(value)) return ['array', value.map(toTagged)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Error) return ['error', [value.name, value.message]];
    if (value instanceof Map)
      return ['map', [...value].map(([key, entry]) => [toTagged(key), toTagged(entry)])];
    if (value instanceof Set) return ['set', [...value].map(toTagged)];
    if (value instanceof Uint8Array) return ['bytes', [...value]];
    if (Object.prototype.toString.call(value) !== '[object Object]')
      throw new TypeError(`The stand-in carries no ${Object.prototype.toString.call(value)}.`);
    return ['object', Object.entries(value).map(([key, entry]) => [key, toTagged(entry)])];
  };

  const fromTagged = ([tag, value]: Tagged): unknown => {
    const list = value as Tagged[];
    const pairs = value as [never, Tagged][];
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value);
      case 'bigint':
        return BigInt(value as string);
      case 'array':
        return list.map(fromTagged);
      case 'date':
        return new Date(value as number);
      case 'error': {
        const [name, message] = value as [string, string];
        return Object.assign(new Error(message), { name });
      }
      case 'map':
        return new Map(pairs.map(([key, entry]) => [fromTagged(key), fromTagged(entry)]));
      case 'set':
        return new Set(list.map(fromTagged));
      case 'bytes':
        return Uint8Array.from(value as number[]);
      case 'object':
        return Object.fromEntries(pairs.map(([key, entry]) => [key, fromTagged(entry)]));
      default:
        return value;
    }
  };

  return {
    encode: (value) => JSON.stringify(toTagged(value)),
    decode: (text) => fromTagged(JSON.parse(text) as Tagged),
  };
}
