/*
 * Where a text stops being JSON. What parses JSON says so in words that differ from fault to fault and often lack the place.
 */

const WHITE_SPACE = ' \t\r\n';
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = ['true', 'false', 'null'];

/** What may come next, besides white space. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

interface Scan {
  text: string;
  at: number;
  expected: Expected;
  /** The closing signs that are owed, the innermost last. */
  open: string[];
}

/** The index of the first character that may not stand where it stands; the length where the text ends too early; null for JSON. */
export function jsonFaultAt(text: string): number | null {
  const scan: Scan = { text, at: 0, expected: 'value', open: [] };
  for (;;) {
    while (WHITE_SPACE.includes(text.charAt(scan.at)) && scan.at < text.length) scan.at += 1;
    if (scan.at === text.length) return scan.expected === 'nothing' ? null : scan.at;
    if (!step(scan)) return scan.at;
  }
}

/** Takes the next sign or value; false where it does not belong there, with the place of the fault in `at`. */
function step(scan: Scan): boolean {
  const sign = scan.text.charAt(scan.at);
  switch (scan.expected) {
    case 'nothing':
      return false;
    case 'colon':
      return sign === ':' && take(scan, 'value');
    case 'comma-or-end':
      if (sign === ',') return take(scan, scan.open.at(-1) === '}' ? 'name' : 'value');
      return close(scan, sign);
    case 'name-or-end':
      if (sign === '}') return close(scan, sign);
      return sign === '"' && takeText(scan, 'colon');
    case 'name':
      return sign === '"' && takeText(scan, 'colon');
    case 'value-or-end':
      if (sign === ']') return close(scan, sign);
      return takeValue(scan, sign);
    case 'value':
      return takeValue(scan, sign);
  }
}

function take(scan: Scan, expected: Expected): true {
  scan.at += 1;
  scan.expected = expected;
  return true;
}

const afterValue = (scan: Scan): Expected => (scan.open.length === 0 ? 'nothing' : 'comma-or-end');

function close(scan: Scan, sign: string): boolean {
  if (scan.open.at(-1) !== sign) return false;
  scan.open.pop();
  return take(scan, afterValue(scan));
}

function takeValue(scan: Scan, sign: string): boolean {
  const closing = CLOSING[sign];
  if (closing !== undefined) {
    scan.open.push(closing);
    return take(scan, sign === '{' ? 'name-or-end' : 'value-or-end');
  }
  if (sign === '"') return takeText(scan, afterValue(scan));
  NUMBER.lastIndex = scan.at;
  const written =
    WORDS.find((word) => scan.text.startsWith(word, scan.at)) ?? NUMBER.exec(scan.text)?.[0] ?? null;
  if (written === null) return false;
  scan.at += written.length;
  scan.expected = afterValue(scan);
  return true;
}

const ESCAPES = '"\\/bfnrt';
const FOUR_DIGITS = /^[0-9A-Fa-f]{4}$/;

function takeText(scan: Scan, expected: Expected): boolean {
  for (scan.at += 1; scan.at < scan.text.length; scan.at += 1) {
    const sign = scan.text.charAt(scan.at);
    if (sign === '"') return take(scan, expected);
    if (sign < ' ') return false;
    if (sign === '\\' && !takeEscape(scan)) return false;
  }
  return false;
}

/** Ends on the last character of the escape. */
function takeEscape(scan: Scan): boolean {
  const sign = scan.text.charAt(scan.at + 1);
  if (sign === 'u' && FOUR_DIGITS.test(scan.text.slice(scan.at + 2, scan.at + 6))) {
    scan.at += 5;
    return true;
  }
  if (sign === '' || !ESCAPES.includes(sign)) return false;
  scan.at += 1;
  return true;
}
