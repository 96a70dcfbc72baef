import type { Clause, ClauseTest, Subject, TextRange } from './expression.ts';
import { ANYWHERE, isField, nearestField, printField, resolveField } from './fields.ts';
import { operatorFor, operatorsOf, readOperator, readUnfinished, suits, type Operator } from './operators.ts';
import { report, skipBlanks, take, type Reading } from './reading.ts';
import { readTest } from './parse-test.ts';
import { afterBlanks, endOfWord, isBlank, isQuote, isSign, readQuoted } from './scan.ts';

/** A field with its test, or a free word. Null where it is wrong; it always gets on. */
export function readClause(reading: Reading, isNext: boolean): Clause | null {
  const { text, at: from } = reading;
  if (isQuote(text[from])) return readPhrase(reading, isNext);
  const end = endOfWord(text, from);
  const colon = colonOf(text.slice(from, end));
  if (colon >= 0) return readColon(reading, from + colon);
  if (end === from) return readStray(reading);
  const name = text.slice(from, end);
  const isKnown = isField(name);
  // Marks of a title, which free words may begin with.
  const isTitle = !isKnown && /[《》]/.test(text.charAt(afterBlanks(text, end)));
  const read = isTitle ? undefined : readOperator(text, end);
  reading.spots.push({ kind: 'operand', from, to: end, isNext });
  if (read === undefined) {
    const begun = isKnown ? readUnfinished(text, end) : undefined;
    return begun === undefined ? readWord(reading, end) : readHalfOperator(reading, end, begun);
  }
  // Free words may be `in` and `contains`, too, but not after a field.
  const wantsList = read.operator.takes === 'list' && !isSign(text, afterBlanks(text, read.to), '(');
  if (!isKnown && wantsList) return readWord(reading, end);
  const subject = readSubject(reading, end);
  skipBlanks(reading);
  const range = take(reading, 'operator', read.to);
  const operator = suited(reading, read.operator, subject, range);
  return readRest(reading, from, subject, operator);
}

function readRest(
  reading: Reading,
  from: number,
  subject: Subject | null,
  operator: Operator | null,
  shown?: string,
): Clause | null {
  const before = reading.problems.length;
  const test = readTest(reading, subject, operator, shown);
  if (test === null || subject === null || operator === null || reading.problems.length > before) return null;
  return clauseOf(subject, test, operator.negated, { from, to: reading.at });
}

function clauseOf(subject: Subject, test: ClauseTest, negated: boolean, { from, to }: TextRange): Clause {
  return { kind: 'clause', subject, test, negated, from, to };
}

/** Where `field:` has its colon. A word before one that names no field is a free word, such as a URN. */
function colonOf(word: string): number {
  const at = word.search(/[:：]/);
  return at > 0 && isField(word.slice(0, at)) ? at : -1;
}

/** `field:value`, the quick way to say `contains*`; of a time, `=`. */
function readColon(reading: Reading, colon: number): Clause | null {
  const { at: from } = reading;
  const subject = readSubject(reading, colon);
  take(reading, 'operator', colon + 1);
  const operator = operatorFor(subject?.kind === 'time' ? '=' : 'contains*') ?? null;
  return readRest(reading, from, subject, operator, ':');
}

function readSubject(reading: Reading, end: number): Subject | null {
  const name = reading.text.slice(reading.at, end);
  const subject = resolveField(name);
  if (subject !== undefined && subject !== 'malformed') {
    take(reading, 'field', end);
    return subject;
  }
  const range = take(reading, 'error', end);
  if (subject === 'malformed') report(reading, range, { code: 'path-malformed', details: { path: name } });
  else report(reading, range, { code: 'unknown-field', details: { name, nearest: nearestField(name) } });
  return null;
}

function suited(
  reading: Reading,
  operator: Operator,
  subject: Subject | null,
  range: TextRange,
): Operator | null {
  if (subject === null || suits(operator, subject)) return operator;
  const allowed = operatorsOf(subject).map(({ sign }) => sign);
  const details = { operator: operator.sign, field: printField(subject), allowed };
  report(reading, range, { code: 'operator-not-for-field', details });
  return operator.takes === 'nothing' ? null : { ...operator, test: 'in' };
}

const WHOLE: Readonly<Record<string, readonly string[]>> = {
  is: ['is empty', 'is not empty'],
  starts: ['starts with'],
};

function readHalfOperator(reading: Reading, end: number, begun: string): null {
  take(reading, 'field', end);
  skipBlanks(reading);
  const range = take(reading, 'error', reading.at + begun.length);
  const details = { begun, whole: WHOLE[begun.toLowerCase()] ?? [] };
  report(reading, range, { code: 'operator-unfinished', details });
  return null;
}

function readWord(reading: Reading, end: number): Clause {
  const text = reading.text.slice(reading.at, end);
  return freeText(text, take(reading, 'word', end));
}

function readPhrase(reading: Reading, isNext: boolean): Clause | null {
  const { value, to, isClosed } = readQuoted(reading.text, reading.at);
  reading.spots.push({ kind: 'operand', from: reading.at, to, isNext });
  const range = take(reading, isClosed ? 'word' : 'error', to);
  if (!isClosed) report(reading, range, { code: 'quote-open', details: {} });
  else if (value === '') report(reading, range, { code: 'value-missing', details: { operator: ANYWHERE } });
  return isClosed && value !== '' ? freeText(value, range) : null;
}

function freeText(text: string, range: TextRange): Clause {
  return clauseOf({ kind: 'anywhere' }, { kind: 'contains', text, fold: true }, false, range);
}

/** An operator without a field, or a sign that begins nothing. */
function readStray(reading: Reading): null {
  const { text, at } = reading;
  const read = readOperator(text, at);
  if (read !== undefined && !isBlank(text, at)) {
    const range = take(reading, 'error', read.to);
    report(reading, range, { code: 'field-missing', details: { operator: read.operator.sign } });
    const before = reading.problems.length;
    readTest(reading, null, read.operator);
    // One sentence is enough.
    if (!reading.isOver) reading.problems.length = before;
    return null;
  }
  const range = take(reading, 'error', at + 1);
  report(reading, range, { code: 'unexpected', details: { text: text.slice(at, at + 1) } });
  return null;
}
