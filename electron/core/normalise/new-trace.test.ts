import { expect, it } from 'vitest';
import { TRACE_FIELDS } from '../../../shared/model/trace-fields.ts';
import { addExtra, newTrace } from './new-trace.ts';

it('makes a trace with every field of the model, in its order, and nothing else', () => {
  const names = TRACE_FIELDS.map(({ name }) => name);
  expect(Object.keys(newTrace('huawei', 'cts'))).toEqual([...names, 'format', 'severity', 'extra']);
});

it('shares nothing that can be written to between traces', () => {
  const first = newTrace('huawei', 'cts');
  addExtra(first, 'a', 1);
  expect(newTrace('huawei', 'cts').extra).toEqual({});
  expect(() => newTrace('huawei', 'cts')['user.invoked_by'].push('x')).toThrow();
});
