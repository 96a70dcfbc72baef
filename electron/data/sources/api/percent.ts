/**
 * Text as addresses and signatures write it: letters, digits and `-_.~` stay, all else is its bytes in UTF-8. Half a
 * character, which has no bytes, becomes the sign for one that is unknown.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export type QueryPair = readonly [name: string, value: string];

/** The path as it is sent, from its parts as they are meant. */
export const encodedPath = (segments: readonly string[]): string =>
  `/${segments.map(percentEncoded).join('/')}`;

/** The query as it is sent and signed: by name, then by value, names without a value with `=`. */
export function encodedQuery(query: readonly QueryPair[]): string {
  return query
    .toSorted((a, b) => byCodePoint(a[0], b[0]) || byCodePoint(a[1], b[1]))
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join('&');
}

/** The order of UTF-8, which differs from that of JavaScript's strings beyond U+FFFF. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
