import { parseJsonText } from '../../../core/normalise/json-text.ts';

/** What a text is. `null` is told for what it may be compared with, and is no text. */
export type TextKind = 'name' | 'value' | 'null';
/** `name`: of the member whose value this is; null for others. True ends the walk. */
export type TextVisit = (text: string, kind: TextKind, name: string | null) => boolean;

const [QUOTE, BACKSLASH, COLON, OPEN_OBJECT, OPEN_LIST] = [0x22, 0x5c, 0x3a, 0x7b, 0x5b];
/** Marks and blanks, by their codes: what separates all else outside of strings. */
const IS_MARK = new Uint8Array(128);
for (const mark of '{}[],: \t\r\n') IS_MARK[mark.charCodeAt(0)] = 1;

/**
 * Walks the texts of a record, as they are written: of a name that is there twice both are seen, and a number has the
 * digits it was given. Strings are decoded; one that writes JSON is walked itself.
 */
export function someText(json: string, visit: TextVisit): boolean {
  let at = 0;
  let name: string | null = null;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (IS_MARK[code] === 1) {
      if (code === OPEN_OBJECT || code === OPEN_LIST) name = null;
      at += 1;
    } else if (code === QUOTE) {
      const end = endOfString(json, at + 1);
      const text = decoded(json, at, end);
      at = end + 1;
      const isName = isBeforeColon(json, at);
      if (isName ? visit(text, 'name', null) : visitValue(text, name, visit)) return true;
      name = isName ? text : null;
    } else {
      const end = endOfLiteral(json, at);
      const literal = json.slice(at, end);
      if (visit(literal, literal === 'null' ? 'null' : 'value', name)) return true;
      name = null;
      at = end;
    }
  }
  return false;
}

function visitValue(text: string, name: string | null, visit: TextVisit): boolean {
  return parseJsonText(text) === undefined ? visit(text, 'value', name) : someText(text, visit);
}

/** Where the closing quote is. */
function endOfString(json: string, from: number): number {
  for (let at = json.indexOf('"', from); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  throw new Error('A string of an original has no end.');
}

function decoded(json: string, open: number, close: number): string {
  const text = json.slice(open + 1, close);
  return text.includes('\\') ? (JSON.parse(json.slice(open, close + 1)) as string) : text;
}

function isBeforeColon(json: string, from: number): boolean {
  let at = from;
  while (json.charCodeAt(at) <= 0x20) at += 1;
  return json.charCodeAt(at) === COLON;
}

function endOfLiteral(json: string, from: number): number {
  let at = from;
  while (at < json.length && IS_MARK[json.charCodeAt(at)] !== 1) at += 1;
  return at;
}
