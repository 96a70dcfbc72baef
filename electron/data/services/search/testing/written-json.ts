import fc from 'fast-check';
import type { Json } from '../../../../../shared/model/json.ts';

/** Writes a value as JSON in one of its many forms: the choices say which escapes, and where there are blanks. */
export function writeJson(value: Json, choose: (count: number) => number): string {
  const blank = (): string => ['', '', '', ' ', '\n\t'][choose(5)] ?? '';
  const write = (one: Json): string => {
    if (typeof one === 'string') return writeText(one, choose);
    if (Array.isArray(one)) return `[${one.map((item) => blank() + write(item) + blank()).join(',')}]`;
    if (one === null || typeof one !== 'object') return JSON.stringify(one);
    const members = Object.entries(one).map(
      ([name, item]) => `${blank()}${writeText(name, choose)}${blank()}:${blank()}${write(item)}${blank()}`,
    );
    return `{${members.join(',')}}`;
  };
  return write(value);
}

function writeText(text: string, choose: (count: number) => number): string {
  const isCareless = choose(3) > 0; // Most writers escape what they must, and nothing else.
  const written = text.split('').map((unit, at) => {
    const isPaired = /^[\ud800-\udfff]$/.test(unit) && isWellPaired(text, at);
    if (isCareless && !/[\ud800-\udfff]/.test(unit)) return JSON.stringify(unit).slice(1, -1);
    if (isPaired && isCareless) return unit;
    if (unit === '/') return '\\/';
    const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${choose(2) === 0 ? code : code.toUpperCase()}`;
  });
  return `"${written.join('')}"`;
}

function isWellPaired(text: string, at: number): boolean {
  const isHigh = /[\ud800-\udbff]/.test(text[at] ?? '');
  return (isHigh || at > 0) && text.slice(isHigh ? at : at - 1, isHigh ? at + 2 : at + 1).isWellFormed();
}

/** Few letters, so that what is looked for is often nearly there; each is here for a reason of its own. */
export const LETTERS = [
  ...[
    'a',
    'B',
    'k',
    'K',
    'i',
    'I',
    'u',
    'n',
    '0',
    '4',
    'e',
    '"',
    '\\',
    '/',
    '\n',
    ' ',
    ':',
    ',',
    '{',
    '[',
    '}',
  ],
  ...[
    '\u212a',
    '\u0130',
    '\u0307',
    'é',
    'É',
    'ß',
    'ς',
    'Σ',
    'σ',
    '删',
    '除',
    '😀',
    '𐐀',
    '𐐨',
    '\ud83d',
    '\ude00',
    '\u007f',
    '\u2028',
  ],
];

export const someWords: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS), { maxLength: 6 }).map((letters) => letters.join('')),
  fc.constantFrom(
    'null',
    'true',
    'serverDelete',
    'no-such-text-9f3b',
    '10.0.245.175',
    '/v1/a/b',
    '09:44:34',
    'e9',
    'u00e9',
  ),
);

const leaf: fc.Arbitrary<Json> = fc.oneof(
  someWords,
  someWords,
  fc.integer({ min: -5000, max: 5000 }),
  fc.constantFrom(true, false, null, 0.5),
);

/** Values with text within text: JSON that is written into a string, at several levels. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: Json; list: Json; text: Json }>(
  (tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), tie('list'), tie('text')),
    object: fc.dictionary(someWords, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    list: fc.array(tie('value'), { maxLength: 3 }),
    text: fc
      .tuple(fc.oneof(tie('object'), tie('list')), fc.infiniteStream(fc.nat(1000)))
      .map(([value, stream]) => writeJson(value, chooser(stream))),
  }),
).object;

export function chooser(stream: Iterator<number>): (count: number) => number {
  return (count) => (stream.next().value as number) % count;
}
