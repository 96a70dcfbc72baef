import type { QueryContext } from './calendar.ts';
import type { Subject, TextRange } from './expression.ts';
import { CLAUSE_LIMIT, NESTING_LIMIT } from './limits.ts';
import type { QueryProblem, QueryProblemReason } from './problem.ts';
import { afterBlanks, endOfWord, isSign } from './scan.ts';
import type { Token, TokenKind } from './token.ts';

/** A place where something was looked for, for completion. Empty where nothing stood. */
export type Spot = TextRange &
  /** `isNext`: something stands before it, without `and` or `or` between. */
  ({ kind: 'operand'; isNext: boolean } | { kind: 'value'; subject: Subject | null; isPattern: boolean });

/** A text on its way to an expression: how far it is read, and what was found. */
export interface Reading {
  readonly text: string;
  readonly context: QueryContext;
  at: number;
  depth: number;
  clauses: number;
  /** Set when reading gave up: what comes after is not looked at. */
  isOver: boolean;
  readonly tokens: Token[];
  readonly problems: QueryProblem[];
  readonly spots: Spot[];
}

export function startReading(text: string, context: QueryContext): Reading {
  return {
    text,
    context,
    at: 0,
    depth: 0,
    clauses: 0,
    isOver: false,
    tokens: [],
    problems: [],
    spots: [],
  };
}

export function skipBlanks(reading: Reading): void {
  reading.at = afterBlanks(reading.text, reading.at);
}

export function take(reading: Reading, kind: TokenKind, to: number): TextRange {
  const range = { from: reading.at, to };
  if (to > reading.at) reading.tokens.push({ kind, ...range });
  reading.at = to;
  return range;
}

/** Where to point when something lacks behind it. */
export function lastToken({ tokens, at }: Reading): TextRange {
  return tokens.at(-1) ?? { from: at, to: at };
}

export function report(reading: Reading, { from, to }: TextRange, reason: QueryProblemReason): void {
  reading.problems.push({ ...reason, from, to });
}

const JOINTS = { and: '&&', or: '||' } as const;

/** Where the keyword that stands there ends; -1 where it does not. */
export function endOfKeyword({ text, at }: Reading, keyword: 'and' | 'or' | 'not'): number {
  if (keyword === 'not') {
    if (isSign(text, at, '!') && !/[=~＝～]/.test(text.charAt(at + 1))) return at + 1;
  } else if (text.startsWith(JOINTS[keyword], at)) return at + 2;
  const end = at + keyword.length;
  if (text.slice(at, end).toLowerCase() !== keyword) return -1;
  return text.startsWith('（', end) || endOfWord(text, at) === end ? end : -1;
}

/** Whether one more level may be entered; otherwise reading is over. */
export function mayNest(reading: Reading, range: TextRange): boolean {
  if (reading.depth < NESTING_LIMIT) return true;
  giveUp(reading, range, { code: 'nested-too-deep', details: { limit: NESTING_LIMIT } });
  return false;
}

export function countClause(reading: Reading, range: TextRange): boolean {
  reading.clauses += 1;
  if (reading.clauses <= CLAUSE_LIMIT) return true;
  giveUp(reading, range, { code: 'too-many-clauses', details: { limit: CLAUSE_LIMIT } });
  return false;
}

export function giveUp(reading: Reading, range: TextRange, reason: QueryProblemReason): void {
  report(reading, range, reason);
  take(reading, 'error', reading.text.length);
  reading.isOver = true;
}
