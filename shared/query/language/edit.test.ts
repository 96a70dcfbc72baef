import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueClause, withClause, withTimeRange } from './add-clause.ts';
import { inverted, replaced, withoutPart, withText } from './edit.ts';
import type { Expression, TextRange } from './expression.ts';
import { resolveField } from './fields.ts';
import { matchesTrace, traceTest } from './match.ts';
import { bodyTest } from './body-test.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { conjuncts, partAt } from './rewrite.ts';
import { switchedOff, switchedOn, withoutOff } from './switch-off.ts';
import { expressionsThatMeet, traces } from './testing/arbitrary.ts';
import { CONTEXT } from './testing/query-context.ts';
import { expressionOf } from './testing/reading.ts';

const rangeOf = (text: string, piece: string): TextRange => {
  const from = text.indexOf(piece);
  return { from, to: from + piece.length };
};

describe('without a part', () => {
  const cases: [text: string, piece: string, left: string][] = [
    ['user = a', 'user = a', ''],
    ['user=a  &&  code=2 x', 'code=2', 'user=a and x'],
    ['a (b or c)', 'b', 'a and c'],
    ['a (b or c)', 'b or c', 'a'],
    ['(a or b) c', 'c', 'a or b'],
    ['a (b or c) (d or e)', 'a', '(b or c) and (d or e)'],
    ['a or (b and c)', 'b', 'a or c'],
    ['not (a or b) c', 'a', 'not b and c'],
    ['not a b', 'a', 'b'],
    ['not a b', 'not a', 'b'],
    ['a b', 'nowhere', 'a b'],
    // What cannot be read is cut as it is.
    ['user = and code = 2', 'code = 2', 'user = and'],
  ];
  it.each(cases)('%s: %s', (text, piece, left) => {
    expect(withoutPart(text, rangeOf(text, piece), CONTEXT)).toBe(left);
  });
});

describe('inverted', () => {
  const cases: [text: string, piece: string, want: string][] = [
    ['a user=b', 'user=b', 'a and user != b'],
    ['user != b', 'user != b', 'user = b'],
    ['user in* (a, b)', 'user in* (a, b)', 'user not in* (a, b)'],
    ['user is empty', 'user is empty', 'user is not empty'],
    ['user ~ x', 'user ~ x', 'user !~ x'],
    ['text contains X', 'text contains X', 'text not contains X'],
    ['a b', 'b', 'a and not b'],
    ['a not b', 'not b', 'a and b'],
    ['a (b or c)', 'b or c', 'a and not (b or c)'],
    ['not (b or c) a', 'not (b or c)', '(b or c) and a'],
    ['time > -2h', 'time > -2h', 'time <= -2h'],
    ['time = today', 'time = today', 'time != today'],
    // A record time may be absent, and that is the opposite, too.
    ['record_time > -2h', 'record_time > -2h', 'not record_time > -2h'],
  ];
  it.each(cases)('%s: %s', (text, piece, want) => {
    expect(inverted(text, rangeOf(text, piece), CONTEXT)).toBe(want);
  });
});

describe('replaced', () => {
  const cases: [text: string, piece: string, replacement: string, want: string][] = [
    ['a user = b', 'user = b', 'user = c', 'a and user = c'],
    ['a b', 'b', 'x or y', 'a and (x or y)'],
    ['a b', 'b', ' ', 'a'],
    ['a or b', 'b', 'x and y', 'a or x and y'],
    ['not a', 'a', 'x y', 'not (x y)'],
    // Half typed, it stays as it is typed.
    ['a user = b', 'user = b', 'user =', 'a and user ='],
    ['a = b', 'b', 'c', 'a = c'],
  ];
  it.each(cases)('%s: %s by %s', (text, piece, replacement, want) => {
    expect(replaced(text, rangeOf(text, piece), replacement, CONTEXT)).toBe(want);
  });
});

describe('with a value more', () => {
  const cases: [
    text: string,
    field: string,
    value: string | null,
    mode: 'include' | 'exclude',
    want: string,
  ][] = [
    ['', 'user', 'a b', 'include', 'user = "a b"'],
    ['x or y', 'user', 'a', 'include', '(x or y) and user = a'],
    ['(x or y)', 'user', 'a', 'include', '(x or y) and user = a'],
    ['x user=a', 'user', 'b', 'include', 'x and user in (a, b)'],
    ['user.name in (a,b) x', 'user', 'c', 'include', 'user in (a, b, c) and x'],
    ['user=a', 'user', 'a', 'include', 'user=a'],
    ['user = a', 'code', '2', 'include', 'user = a and code = 2'],
    ['user =* a', 'user', 'b', 'include', 'user =* a or user = b'],
    ['x or user = a', 'user', 'b', 'include', '(x or user = a) and user = b'],
    ['user != a', 'user', 'a', 'include', 'user = a'],
    ['user not in (a, b)', 'user', 'a', 'include', 'user != b and user = a'],
    ['user = a', 'user', null, 'include', 'user = a or user is empty'],
    ['(user = a or user is empty) x', 'user', 'b', 'include', '(user in (a, b) or user is empty) and x'],
    ['user is not empty', 'user', null, 'include', 'user is empty'],
    ['user is empty', 'user', '', 'include', 'user is empty'],
    ['', 'user', 'a', 'exclude', 'user != a'],
    ['user != a', 'user', 'b', 'exclude', 'user not in (a, b)'],
    ['user !=* a', 'user', 'b', 'exclude', 'user !=* a and user != b'],
    ['user is not empty', 'user', 'b', 'exclude', 'user is not empty and user != b'],
    ['user = a x', 'user', 'a', 'exclude', 'x and user != a'],
    ['user in (a, b) x', 'user', 'a', 'exclude', 'user = b and x'],
    ['(user = a or user is empty) x', 'user', null, 'exclude', 'user = a and x'],
    ['user =* A or user = a', 'user', 'a', 'exclude', 'user =* A and user != a'],
    ['', 'user', null, 'exclude', 'user is not empty'],
    ['request.a[0] = x', 'request.a[0]', 'y', 'include', 'request.a[0] in (x, y)'],
    ['user =', 'code', '2', 'include', 'user = and code = 2'],
  ];
  it.each(cases)('%j: %s %j, %s', (text, field, value, mode, want) => {
    const subject = resolveField(field);
    if (subject === undefined || subject === 'malformed') throw new Error(field);
    expect(withClause(text, valueClause(subject, value, mode === 'exclude'), CONTEXT)).toBe(want);
  });

  it('or any other clause, once', () => {
    const [clause] = conjuncts(expressionOf('user starts with a'));
    if (clause?.kind !== 'clause') throw new Error('no clause');
    expect(withClause('x or y', clause, CONTEXT)).toBe('(x or y) and user starts with a');
    expect(withClause('user   starts with a', clause, CONTEXT)).toBe('user   starts with a');
  });
});

describe('a range of time', () => {
  const range = { from: Date.UTC(2026, 10, 20, 2), to: Date.UTC(2026, 10, 20, 3) };
  const bounds = 'time >= 2026-11-20T10:00+08:00 and time < 2026-11-20T11:00+08:00';

  it.each([
    ['', bounds],
    ['x or y', `(x or y) and ${bounds}`],
    ['time > -2h x time < now', `x and ${bounds}`],
    ['time = today', bounds],
    ['record_time > -2h not time = today', `record_time > -2h not time = today and ${bounds}`],
  ])('takes the place of others: %j', (text, want) => {
    expect(withTimeRange(text, 'time', range, CONTEXT)).toBe(want);
  });

  it('is taken away, or open at an end', () => {
    expect(withTimeRange('x time > -2h', 'time', null, CONTEXT)).toBe('x');
    expect(withTimeRange('time > -2h', 'time', null, CONTEXT)).toBe('');
    expect(withTimeRange('x', 'time', { from: range.from }, CONTEXT)).toBe(
      'x and time >= 2026-11-20T10:00+08:00',
    );
  });
});

describe('switched off', () => {
  it('a part is kept as it was written, and comes back', () => {
    const text = 'x user=a (b  or c)';
    const once = switchedOff({ text, off: [] }, rangeOf(text, 'user=a'), CONTEXT);
    expect(once).toEqual({ text: 'x and (b  or c)', off: ['user=a'] });
    const twice = switchedOff(once, rangeOf(once.text, 'b  or c'), CONTEXT);
    expect(twice).toEqual({ text: 'x', off: ['user=a', 'b  or c'] });
    expect(switchedOn(twice, 1, CONTEXT)).toEqual({ text: 'x and (b  or c)', off: ['user=a'] });
    expect(withoutOff(twice, 0)).toEqual({ text: 'x', off: ['b  or c'] });
  });

  it('a part comes back to a text that cannot be read', () => {
    expect(switchedOn({ text: 'user =', off: ['a or b'] }, 0, CONTEXT).text).toBe('user = and (a or b)');
  });
});

it('texts are joined without parentheses that are not needed', () => {
  expect(withText('(a or b)', '(c)', CONTEXT)).toBe('(a or b) and c');
  expect(withText(' ', ' a or b ', CONTEXT)).toBe('a or b');
});

/** Every part of an expression. */
function partsOf(expression: Expression): Expression[] {
  if (expression.kind === 'not') return [expression, ...partsOf(expression.of)];
  if (expression.kind === 'and' || expression.kind === 'or')
    return [expression, ...expression.of.flatMap(partsOf)];
  return [expression];
}

it('inverting a part twice, or replacing it by itself, changes nothing of what is found', () => {
  fc.assert(
    fc.property(
      expressionsThatMeet,
      fc.nat(),
      fc.array(traces, { minLength: 5, maxLength: 5 }),
      (made, at, some) => {
        const text = printQuery(made);
        const expression = expressionOf(text);
        const parts = partsOf(expression);
        const part = parts[at % parts.length];
        if (part === undefined) throw new Error('no part');
        expect(partAt(expression, part)).toBe(part);
        const same = replaced(text, part, text.slice(part.from, part.to), CONTEXT);
        const whole = inverted(text, expression, CONTEXT);
        const test = traceTest(bodyTest(expression));
        for (const trace of some) {
          expect(traceTest(bodyTest(expressionOf(same)))(trace)).toBe(test(trace));
          expect(traceTest(bodyTest(expressionOf(whole)))(trace)).toBe(!test(trace));
        }
      },
    ),
  );
});

it('what is excluded is not found, and of what is found besides nothing is lost', () => {
  const values = fc.constantFrom('a', 'A', 'ab', null);
  fc.assert(
    fc.property(
      expressionsThatMeet,
      values,
      fc.array(traces, { minLength: 5, maxLength: 5 }),
      (made, value, some) => {
        const subject = { kind: 'column', field: 'user.name' } as const;
        const after = expressionOf(withClause(printQuery(made), valueClause(subject, value, true), CONTEXT));
        for (const trace of some) {
          const isExcluded = trace['user.name'] === value;
          if (isExcluded) expect(matchesTrace(after, trace)).toBe(false);
          else if (matchesTrace(made, trace)) expect(matchesTrace(after, trace)).toBe(true);
        }
      },
    ),
  );
});

it('no edit of any text fails', () => {
  const anyText = fc.array(fc.constantFrom('user', '=', '(', ')', 'a', 'or', 'not', '"', 'in'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(anyText, fc.nat(20), fc.nat(20), (words, from, length) => {
      const text = words.join(' ');
      const part = { from, to: from + length };
      for (const edited of [
        withoutPart(text, part, CONTEXT),
        inverted(text, part, CONTEXT),
        replaced(text, part, 'x or', CONTEXT),
        withClause(text, valueClause({ kind: 'column', field: 'code' }, '1', false), CONTEXT),
      ])
        expect(parseQuery(edited, CONTEXT)).toBeDefined();
    }),
  );
});
