import type { ClauseTest, CompareSign, Subject } from './expression.ts';
import { LIST_LIMIT } from './limits.ts';
import { readMoment } from './moment.ts';
import { suits, type Operator } from './operators.ts';
import { readValue, type ReadValue } from './parse-value.ts';
import { faultOf } from './pattern-fault.ts';
import { giveUp, lastToken, report, skipBlanks, take, type Reading } from './reading.ts';
import { isSign } from './scan.ts';

/** What follows an operator. `shown`: the operator as it was written. */
export function readTest(
  reading: Reading,
  subject: Subject | null,
  operator: Operator | null,
  shown = operator?.sign ?? '',
): ClauseTest | null {
  if (operator === null) return null;
  if (operator.test === 'empty') return { kind: 'empty' };
  // An operator that is not for times was reported; what follows it need not be one.
  const isTime = subject?.kind === 'time' && suits(operator, subject);
  if (operator.test === 'in' && !isTime) {
    skipBlanks(reading);
    if (isSign(reading.text, reading.at, '(')) return readList(reading, subject, operator);
    if (operator.takes === 'list') return readNoList(reading, subject, shown);
  }
  const value = readValue(reading, { subject, sign: shown, isPattern: operator.test === 'regex', isTime });
  if (value === null) return null;
  return isTime ? momentTest(reading, operator, value) : textTest(reading, operator, value);
}

function textTest(reading: Reading, { test, sign, fold }: Operator, value: ReadValue): ClauseTest | null {
  const { text, range } = value;
  if (test === 'in') return text === '' ? { kind: 'empty' } : { kind: 'in', values: [text], fold };
  if (text === '') {
    report(reading, range, { code: 'value-missing', details: { operator: sign } });
    return null;
  }
  switch (test) {
    case 'contains':
      return { kind: 'contains', text, fold };
    case 'starts-with':
      return { kind: 'starts-with', text, fold };
    case 'regex':
      return patternTest(reading, fold, value);
    case 'empty':
    case 'order':
      return null;
  }
}

function patternTest(reading: Reading, fold: boolean, { text, range }: ReadValue): ClauseTest | null {
  const reason = faultOf(text);
  if (reason === null) return { kind: 'regex', pattern: text, fold };
  report(reading, range, { code: 'pattern-unreadable', details: { reason } });
  return null;
}

function momentTest(reading: Reading, { sign }: Operator, { text, range }: ReadValue): ClauseTest | null {
  const moment = readMoment(text, reading.context);
  if (moment === undefined) {
    report(reading, range, { code: 'time-unreadable', details: { text } });
    return null;
  }
  const isOrder = sign === '>' || sign === '>=' || sign === '<' || sign === '<=';
  const compared: CompareSign = isOrder ? sign : '=';
  return { kind: 'compare', sign: compared, moment };
}

/** The value is read for its colour. */
function readNoList(reading: Reading, subject: Subject | null, sign: string): null {
  const { problems } = reading;
  const before = problems.length;
  const value = readValue(reading, { subject, sign, isPattern: false, isTime: false });
  problems.length = before;
  report(reading, value?.range ?? lastToken(reading), {
    code: 'list-missing',
    details: { operator: sign },
  });
  return null;
}

function readList(reading: Reading, subject: Subject | null, { sign, fold }: Operator): ClauseTest | null {
  const open = take(reading, 'paren', reading.at + 1);
  const values = new Set<string>();
  for (;;) {
    skipBlanks(reading);
    const { text, at } = reading;
    if (isSign(text, at, ',')) {
      take(reading, 'paren', reading.at + 1);
      continue;
    }
    if (isSign(text, at, ')') || at >= text.length) break;
    const value = readValue(reading, { subject, sign, isPattern: false, isTime: false, isEntry: true });
    if (value === null) return null;
    values.add(value.text);
    if (values.size > LIST_LIMIT) {
      giveUp(reading, value.range, { code: 'too-many-values', details: { limit: LIST_LIMIT } });
      return null;
    }
  }
  reading.spots.push({ kind: 'value', from: reading.at, to: reading.at, subject, isPattern: false });
  if (reading.at >= reading.text.length) {
    report(reading, open, { code: 'paren-open', details: {} });
    return null;
  }
  const { to } = take(reading, 'paren', reading.at + 1);
  if (values.size === 1 && values.has('')) return { kind: 'empty' };
  if (values.size > 0) return { kind: 'in', values: [...values], fold };
  report(reading, { from: open.from, to }, { code: 'value-missing', details: { operator: sign } });
  return null;
}
