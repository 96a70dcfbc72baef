import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../shared/model/trace.ts';
import { compareContents, type ContentComparison } from './compare-content.ts';
import { newTrace } from './new-trace.ts';

function trace(members: Partial<Trace> = {}): Trace {
  return {
    ...newTrace('huawei', 'cts'),
    trace_id: 'id',
    time: 1718013614977,
    trace_name: 'deleteBucket',
    ...members,
  };
}

const MIRRORED: Record<ContentComparison, ContentComparison> = {
  same: 'same',
  poorer: 'richer',
  richer: 'poorer',
  mixed: 'mixed',
  conflict: 'conflict',
};

describe('two traces of one id', () => {
  it.each<[string, Partial<Trace>, Partial<Trace>, ContentComparison]>([
    ['equal in all', { code: '200' }, { code: '200' }, 'same'],
    ['from another project and tracker', { project_id: 'a', tracker_name: 'b', region: 'c' }, {}, 'same'],
    ['with other unknown members', { extra: { a: 1 } }, { extra: { b: 2 } }, 'same'],
    ['a body as text and as an object', { request: '{"a":1,"b":{}}' }, { request: { a: 1 } }, 'same'],
    ['an empty body and none', { response: {} }, { response: null }, 'same'],
    [
      'a message as text in another order',
      { message: '{"a":1,"b":2}' },
      { message: '{"b":2,"a":1}' },
      'same',
    ],
    ['the second has a field more', {}, { read_only: false }, 'poorer'],
    ['the first has a member of the user more', { 'user.id': 'u' }, {}, 'richer'],
    ['the first has an invoker more', { 'user.invoked_by': ['service.console'] }, {}, 'richer'],
    ['each has a field more', { code: '200' }, { event_type: 'system' }, 'mixed'],
    ['another code', { code: '200' }, { code: '403' }, 'conflict'],
    ['another flag', { read_only: true }, { read_only: false }, 'conflict'],
    ['another time by a millisecond', { time: 1718013614977 }, { time: 1718013614978 }, 'conflict'],
    [
      'a time to the second where both are precise',
      { time: 1718013614000 },
      { time: 1718013614977 },
      'conflict',
    ],
    ['another value in a body', { request: { a: 1 } }, { request: { a: 2 } }, 'conflict'],
    [
      'a body with a member more, which is no field',
      { request: { a: 1 } },
      { request: { a: 1, b: 2 } },
      'conflict',
    ],
    ['a list with an item more', { request: [1] }, { request: [1, 2] }, 'conflict'],
    ['a list and an object', { request: [] }, { request: { 0: 1 } }, 'conflict'],
    ['another user, and a field more', { 'user.name': 'a', code: '1' }, { 'user.name': 'b' }, 'conflict'],
    ['a sheet, which shows times to the second', { format: 'cts-sheet', time: 1718013614000 }, {}, 'poorer'],
    ['a sheet of another second', { format: 'cts-sheet', time: 1718013615000 }, {}, 'conflict'],
    [
      'a function event in seconds against both times in full',
      { format: 'cts-function-event', time: 1718013614000, record_time: 1718013615000 },
      { record_time: 1718013615412 },
      'poorer',
    ],
  ])('%s', (_name, first, second, expected) => {
    expect(compareContents(trace(first), trace(second))).toBe(expected);
    expect(compareContents(trace(second), trace(first))).toBe(MIRRORED[expected]);
  });
});

describe('two events of one id whose rating is made here', () => {
  const event = trace({
    provider: 'ibm',
    format: 'ibm-g3',
    severity: 'critical',
    extra: { outcome: 'success' },
  });

  it.each<[string, Partial<Trace>, ContentComparison]>([
    ['rated by severity and by outcome', { trace_rating: 'normal' }, 'same'],
    ['taken in by a log at another time', { record_time: 1718013615000 }, 'same'],
    ['with another severity', { severity: 'normal' }, 'conflict'],
    ['with another outcome', { extra: { outcome: 'failure' } }, 'conflict'],
    ['without a severity', { severity: null }, 'richer'],
  ])('%s', (_name, change, expected) => {
    expect(
      compareContents(
        { ...event, trace_rating: 'incident' },
        { ...event, trace_rating: 'incident', ...change },
      ),
    ).toBe(expected);
  });
});
