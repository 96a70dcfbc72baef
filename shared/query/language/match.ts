import type { Json } from '../../model/json.ts';
import type { TraceMark } from '../../model/mark.ts';
import type { Trace } from '../../model/trace.ts';
import type { FieldTest } from '../query.ts';
import { bodyTest, type BodyTest } from './body-test.ts';
import type { Expression } from './expression.ts';
import { someTextOf, textsOfTrace, valuesAt } from './trace-texts.ts';
import { markTest } from '../mark-test.ts';
import { valueTest } from '../value-test.ts';

export type TraceTest = (trace: Trace, mark?: TraceMark | null) => boolean;

/** What an expression means, a trace at a time. A pattern may run for ever: run it where it can be stopped. */
export function matchesTrace(expression: Expression, trace: Trace, mark: TraceMark | null = null): boolean {
  return traceTest(bodyTest(expression))(trace, mark);
}

/** Compiled once, for those who ask it of many. */
export function traceTest(test: BodyTest): TraceTest {
  switch (test.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = test.of.map(traceTest);
      return (trace, mark) => tests.every((one) => one(trace, mark));
    }
    case 'or': {
      const tests = test.of.map(traceTest);
      return (trace, mark) => tests.some((one) => one(trace, mark));
    }
    case 'not': {
      const inner = traceTest(test.of);
      return (trace, mark) => !inner(trace, mark);
    }
    case 'marked': {
      const passes = markTest(test);
      return (_trace, mark = null) => passes(mark);
    }
    case 'time': {
      const { field, from = -Infinity, to = Infinity } = test;
      return (trace) => isWithin(trace[field], from, to);
    }
    case 'field': {
      const { field } = test;
      const passes = columnTest(test.test);
      return (trace) => {
        const value = trace[field];
        return passes(value === null ? null : String(value));
      };
    }
    case 'draft':
    case 'reported':
    case 'file':
      throw new Error('A trace alone does not know what is said of it, nor where it was read.');
    case 'member':
    case 'anywhere':
      return textTest(test);
  }
}

function isWithin(time: number | null, from: number, to: number): boolean {
  return time !== null && time >= from && time < to;
}

function columnTest(test: FieldTest): (value: string | null) => boolean {
  const passes = valueTest(test);
  return (value) => (value === null ? test.kind === 'empty' : passes(value));
}

function textTest(test: Extract<BodyTest, { kind: 'member' | 'anywhere' }>): TraceTest {
  const values = (trace: Trace): Json[] =>
    test.kind === 'anywhere' ? textsOfTrace(trace) : valuesAt(trace[test.field], test.path);
  if (test.test.kind === 'empty') return (trace) => !someTextOf(values(trace), (text) => text !== '');
  const passes = valueTest(test.test);
  return (trace) => someTextOf(values(trace), passes);
}
