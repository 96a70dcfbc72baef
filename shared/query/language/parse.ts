import type { QueryContext } from './calendar.ts';
import type { Expression, TextRange } from './expression.ts';
import { TEXT_LIMIT } from './limits.ts';
import { readClause } from './parse-clause.ts';
import type { QueryProblem } from './problem.ts';
import {
  countClause,
  endOfKeyword,
  giveUp,
  mayNest,
  report,
  skipBlanks,
  startReading,
  take,
  type Reading,
} from './reading.ts';
import { isSign } from './scan.ts';
import type { Token } from './token.ts';

export interface ParsedQuery {
  /** Null where anything is wrong. */
  expression: Expression | null;
  problems: QueryProblem[];
  tokens: Token[];
}

/** Reads the one line. Never throws; what follows a problem is read all the same, for its colours. */
export function parseQuery(text: string, context: QueryContext): ParsedQuery {
  const { reading, expression } = readQuery(text, context);
  const { problems, tokens } = reading;
  problems.sort((one, other) => one.from - other.from);
  return { expression: problems.length === 0 ? expression : null, problems, tokens };
}

export function readQuery(text: string, context: QueryContext): { reading: Reading; expression: Expression } {
  const reading = startReading(text, context);
  if (text.length > TEXT_LIMIT) {
    const details = { length: text.length, limit: TEXT_LIMIT };
    giveUp(reading, { from: TEXT_LIMIT, to: text.length }, { code: 'text-too-long', details });
  }
  return { reading, expression: readAll(reading) };
}

/** A part with the range it takes, parentheses included. */
interface Operand extends TextRange {
  node: Expression;
}

function readAll(reading: Reading): Expression {
  const parts: Operand[] = [];
  while (!reading.isOver) {
    const part = readAny(reading);
    if (part !== null) parts.push(part);
    if (reading.at >= reading.text.length) break;
    // Only what closes nothing ends the reading before the end.
    const range = { from: reading.at, to: reading.at + 1 };
    if (!countClause(reading, range)) break;
    report(reading, take(reading, 'error', range.to), { code: 'paren-extra', details: {} });
  }
  return joined('and', parts)?.node ?? { kind: 'all', from: 0, to: 0 };
}

function readAny(reading: Reading): Operand | null {
  const parts: (Operand | null)[] = [];
  let keyword: TextRange | null = null;
  for (;;) {
    const { part, isThere } = readEvery(reading);
    parts.push(part);
    const end = reading.isOver ? -1 : endOfKeyword(reading, 'or');
    if (!isThere && !reading.isOver && (keyword !== null || end >= 0))
      missing(reading, keyword ?? { from: reading.at, to: end }, 'or');
    if (end < 0) return joined('or', present(parts));
    keyword = take(reading, 'keyword', end);
  }
}

/** Parts that are joined by `and`, or by nothing. */
function readEvery(reading: Reading): { part: Operand | null; isThere: boolean } {
  const parts: (Operand | null)[] = [];
  let keyword: TextRange | null = null;
  while (!reading.isOver) {
    skipBlanks(reading);
    const end = endOfKeyword(reading, 'and');
    if (end >= 0) {
      const next = take(reading, 'keyword', end);
      if (keyword !== null || parts.length === 0) missing(reading, keyword ?? next, 'and');
      keyword = next;
      continue;
    }
    const isNext = keyword === null && parts.length > 0;
    if (endsHere(reading)) {
      reading.spots.push({ kind: 'operand', from: reading.at, to: reading.at, isNext });
      break;
    }
    parts.push(readOperand(reading, isNext));
    keyword = null;
  }
  if (keyword !== null && !reading.isOver) missing(reading, keyword, 'and');
  return { part: joined('and', present(parts)), isThere: parts.length > 0 || keyword !== null };
}

function endsHere(reading: Reading): boolean {
  const { text, at } = reading;
  return at >= text.length || isSign(text, at, ')') || endOfKeyword(reading, 'or') >= 0;
}

function readOperand(reading: Reading, isNext: boolean): Operand | null {
  const end = endOfKeyword(reading, 'not');
  if (end >= 0) return readNot(reading, end);
  if (isSign(reading.text, reading.at, '(')) return readGroup(reading);
  const from = reading.at;
  if (!countClause(reading, { from, to: from + 1 })) return null;
  const clause = readClause(reading, isNext);
  return clause && { node: clause, from: clause.from, to: clause.to };
}

function readNot(reading: Reading, end: number): Operand | null {
  const range = { from: reading.at, to: end };
  if (!mayNest(reading, range)) return null;
  take(reading, 'keyword', end);
  skipBlanks(reading);
  if (endsHere(reading) || endOfKeyword(reading, 'and') >= 0) {
    reading.spots.push({ kind: 'operand', from: reading.at, to: reading.at, isNext: false });
    missing(reading, range, 'not');
    return null;
  }
  reading.depth += 1;
  const of = readOperand(reading, false);
  reading.depth -= 1;
  if (of === null) return null;
  const whole = { from: range.from, to: of.to };
  return { node: { kind: 'not', of: of.node, ...whole }, ...whole };
}

function readGroup(reading: Reading): Operand | null {
  const open = { from: reading.at, to: reading.at + 1 };
  if (!mayNest(reading, open)) return null;
  take(reading, 'paren', open.to);
  const before = reading.problems.length;
  reading.depth += 1;
  const inner = readAny(reading);
  reading.depth -= 1;
  if (reading.isOver) return null;
  if (!isSign(reading.text, reading.at, ')')) {
    report(reading, open, { code: 'paren-open', details: {} });
    return null;
  }
  const { to } = take(reading, 'paren', reading.at + 1);
  if (inner === null && reading.problems.length === before) missing(reading, { from: open.from, to }, '(');
  return inner && { node: inner.node, from: open.from, to };
}

function missing(reading: Reading, range: TextRange, after: string): void {
  report(reading, range, { code: 'operand-missing', details: { after } });
}

function present(parts: readonly (Operand | null)[]): Operand[] {
  return parts.filter((part) => part !== null);
}

/** Parts of the same kind are taken in: `(a and b) and c` is `a and b and c`. */
function joined(kind: 'and' | 'or', parts: readonly Operand[]): Operand | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  if (parts.length === 1) return first;
  const of = parts.flatMap(({ node }) => (node.kind === kind ? node.of : [node]));
  const range = { from: first.from, to: last.to };
  return { node: { kind, of, ...range }, ...range };
}
