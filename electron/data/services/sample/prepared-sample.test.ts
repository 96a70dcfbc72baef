import { expect, test } from 'vitest';
import { PreparedSample } from './prepared-sample.ts';
import type { SampleMaker } from './sample-maker.ts';

/** Tells which were begun, and which of them were ended. */
function prepared(): { sample: PreparedSample; begun: number[]; ended: number[] } {
  const begun: number[] = [];
  const ended: number[] = [];
  const start = (now: number): SampleMaker => {
    begun.push(now);
    return { now, files: new MessageChannel().port1, end: () => ended.push(now) };
  };
  return { sample: new PreparedSample(start), begun, ended };
}

const AT = Date.UTC(2026, 4, 14, 9, 59, 58);
const LATER = AT + 1_000;
const NEXT_HOUR = AT + 2_000;

test('the one that was begun is taken, once', () => {
  const { sample, begun, ended } = prepared();
  sample.begin(AT);
  sample.begin(LATER);
  expect(sample.take(LATER).now).toBe(AT);
  expect(sample.take(LATER).now).toBe(LATER);
  expect({ begun, ended }).toEqual({ begun: [AT, LATER], ended: [] });
});

test('where none was begun, or another hour has, it is made as it is now', () => {
  const { sample, begun, ended } = prepared();
  expect(sample.take(AT).now).toBe(AT);
  sample.begin(LATER);
  expect(sample.take(NEXT_HOUR).now).toBe(NEXT_HOUR);
  expect({ begun, ended }).toEqual({ begun: [AT, LATER, NEXT_HOUR], ended: [LATER] });
});

test('what nobody wants any more is ended, and may be begun anew', () => {
  const { sample, begun, ended } = prepared();
  sample.begin(AT);
  sample.drop();
  sample.drop();
  sample.begin(LATER);
  expect({ begun, ended }).toEqual({ begun: [AT, LATER], ended: [AT] });
});
