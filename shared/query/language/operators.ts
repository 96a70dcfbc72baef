import type { ClauseContent, CompareSign, Subject } from './expression.ts';
import { afterBlanks, narrowed } from './scan.ts';

export interface Operator {
  /** As it is printed. */
  sign: string;
  /** What it takes: one value, a list, or nothing. */
  takes: 'value' | 'list' | 'nothing';
  test: 'in' | 'contains' | 'starts-with' | 'regex' | 'empty' | 'order';
  negated: boolean;
  fold: boolean;
}

type Row = [sign: string, test: Operator['test'], takes: Operator['takes'], negated: boolean];

const ROWS: readonly Row[] = [
  ['=', 'in', 'value', false],
  ['!=', 'in', 'value', true],
  ['in', 'in', 'list', false],
  ['not in', 'in', 'list', true],
  ['contains', 'contains', 'value', false],
  ['not contains', 'contains', 'value', true],
  ['starts with', 'starts-with', 'value', false],
  ['not starts with', 'starts-with', 'value', true],
  ['~', 'regex', 'value', false],
  ['!~', 'regex', 'value', true],
  ['is empty', 'empty', 'nothing', false],
  ['is not empty', 'empty', 'nothing', true],
  ['>', 'order', 'value', false],
  ['>=', 'order', 'value', false],
  ['<', 'order', 'value', false],
  ['<=', 'order', 'value', false],
];

/** A star after an operator: upper and lower case are one. */
export const OPERATORS: readonly Operator[] = ROWS.flatMap(([sign, test, takes, negated]) => {
  const exact = { sign, test, takes, negated, fold: false };
  const hasFold = test !== 'empty' && test !== 'order';
  return hasFold ? [exact, { ...exact, sign: `${sign}*`, fold: true }] : [exact];
});

const BY_SIGN: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((one) => [one.sign, one]));

/** How others write them. */
const SYNONYMS: Readonly<Record<string, string>> = { '==': '=', '=~': '~', '<>': '!=' };

const SYMBOL =
  /([=＝][=＝]|[=＝][~～]|[!！][=＝]|[!！][~～]|[<＜《][>＞》]|[>＞》][=＝]|[<＜《][=＝]|[=＝~～>＞》<＜《])(\*(?=[\s"'“”‘’(（]|$))?/y;
const WORDS =
  /(?:((?:not\s+)?(?:in|contains|starts\s+with)\*?)(?=[\s"'“”‘’()（）]|$)|(is\s+(?:not\s+)?empty)(?=[\s()（）&|]|$))/iy;
const UNFINISHED = /(is|starts)(?=[\s"'“”‘’()（）]|$)/iy;

export interface ReadOperator {
  operator: Operator;
  to: number;
}

/** The operator that stands there, after blanks. The star of a symbol needs a blank, a quote or a list behind it. */
export function readOperator(text: string, from: number): ReadOperator | undefined {
  const at = afterBlanks(text, from);
  SYMBOL.lastIndex = at;
  const symbol = SYMBOL.exec(text);
  if (symbol !== null) {
    const sign = narrowed(symbol[1] ?? '');
    return found((SYNONYMS[sign] ?? sign) + (symbol[2] ?? ''), at, symbol[0]);
  }
  WORDS.lastIndex = at;
  const words = WORDS.exec(text);
  return words === null ? undefined : found(words[0].toLowerCase().replace(/\s+/g, ' '), at, words[0]);
}

function found(sign: string, at: number, written: string): ReadOperator | undefined {
  const operator = BY_SIGN.get(sign);
  if (operator !== undefined) return { operator, to: at + written.length };
  // The order of times has no case: the star is the value's.
  const bare = BY_SIGN.get(sign.slice(0, -1));
  return bare && { operator: bare, to: at + written.length - 1 };
}

/** `is` and `starts` without what belongs to them. */
export function readUnfinished(text: string, from: number): string | undefined {
  UNFINISHED.lastIndex = afterBlanks(text, from);
  return UNFINISHED.exec(text)?.[0];
}

export function operatorFor(sign: string): Operator | undefined {
  return BY_SIGN.get(sign);
}

export function operatorsOf(subject: Subject): readonly Operator[] {
  return OPERATORS.filter((operator) => suits(operator, subject));
}

export function suits({ sign, test, fold }: Operator, subject: Subject): boolean {
  if (subject.kind === 'time') return test === 'order' || test === 'empty' || sign === '=' || sign === '!=';
  if (subject.kind === 'mark' && subject.field === 'bookmarked') return sign === '=' || sign === '!=';
  // Every trace was read from one, and a pattern could be stopped by nobody.
  if (subject.kind === 'file' && subject.by === 'import') return test === 'in' && !fold;
  if (subject.kind === 'file') return test !== 'order' && test !== 'empty' && test !== 'regex';
  return test !== 'order' && !(test === 'empty' && subject.kind === 'anywhere');
}

/** The operator a clause is printed with. */
export function signOf({ test, negated }: Pick<ClauseContent, 'test' | 'negated'>): string {
  switch (test.kind) {
    case 'compare':
      return test.sign === '=' && negated ? '!=' : test.sign;
    case 'empty':
      return negated ? 'is not empty' : 'is empty';
    case 'in':
      return starred(test.values.length === 1 ? ['=', '!='] : ['in', 'not in'], negated, test.fold);
    case 'contains':
      return starred(['contains', 'not contains'], negated, test.fold);
    case 'starts-with':
      return starred(['starts with', 'not starts with'], negated, test.fold);
    case 'regex':
      return starred(['~', '!~'], negated, test.fold);
  }
}

function starred([plain, inverse]: readonly [string, string], negated: boolean, fold: boolean): string {
  return (negated ? inverse : plain) + (fold ? '*' : '');
}

/** The sign that says the opposite of a time that every trace has. */
export const OPPOSITE_SIGNS: Readonly<Partial<Record<CompareSign, CompareSign>>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
};
