/*
 * Where the parts of an object or a list lie in a text that is JSON. The text is known to be JSON: nothing is checked.
 */

export interface JsonPart {
  /** Of a member of an object; null in a list. */
  name: string | null;
  /** White space before it, and what stands from its first sign to its last. */
  lead: string;
  start: number;
  valueStart: number;
  end: number;
}

export interface JsonParts {
  parts: JsonPart[];
  /** Between the last part and the closing sign. */
  tail: string;
}

const WHITE_SPACE = ' \t\r\n';

export function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && WHITE_SPACE.includes(text.charAt(at))) at += 1;
  return at;
}

/** Of the object or list that begins at `open`. */
export function partsAt(text: string, open: number): JsonParts {
  const isList = text.charAt(open) === '[';
  const parts: JsonPart[] = [];
  let from = open + 1;
  for (;;) {
    const start = skipBlank(text, from);
    if (']}'.includes(text.charAt(start))) return { parts, tail: text.slice(from, start) };
    const nameEnd = isList ? start : endOfText(text, start);
    const valueStart = isList ? start : skipBlank(text, skipBlank(text, nameEnd) + 1);
    const end = endOfValue(text, valueStart);
    const name = isList ? null : (JSON.parse(text.slice(start, nameEnd)) as string);
    parts.push({ name, lead: text.slice(from, start), start, valueStart, end });
    const next = skipBlank(text, end);
    if (text.charAt(next) !== ',') return { parts, tail: text.slice(end, next) };
    from = next + 1;
  }
}

/** Behind the closing mark. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

export function endOfValue(text: string, start: number): number {
  const sign = text.charAt(start);
  if (sign === '"') return endOfText(text, start);
  let at = start;
  if (sign !== '{' && sign !== '[') {
    while (at < text.length && !',]}'.includes(text.charAt(at)) && !WHITE_SPACE.includes(text.charAt(at)))
      at += 1;
    return at;
  }
  for (let depth = 0; ; at += 1) {
    const each = text.charAt(at);
    if (each === '"') at = endOfText(text, at) - 1;
    else if (each === '{' || each === '[') depth += 1;
    else if (each === '}' || each === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
}
