import { expect, it } from 'vitest';
import type { Json } from '../../model/json.ts';
import { keepSame } from './keep-same.ts';

it('keeps what says the same, and takes the rest as it was read', () => {
  const before = { notification_name: 'a', operations: [{ service_type: 'ECS' }], filter: { rule: ['x'] } };
  const read = { notification_name: 'ab', operations: [{ service_type: 'ECS' }], filter: { rule: ['y'] } };
  const kept = keepSame(before, read) as typeof read;
  expect(kept).toEqual(read);
  expect(kept.operations).toBe(before.operations);
  expect(kept.filter).toBe(read.filter);
});

it('takes neither a member that is gone nor one that was never there from before', () => {
  expect(keepSame({ a: 1, b: null }, { b: null, c: null })).toEqual({ b: null, c: null });
  expect(keepSame(undefined, [1])).toEqual([1]);
  expect(
    Object.hasOwn(keepSame({}, JSON.parse('{"__proto__": {"x": 1}}') as Json) as object, '__proto__'),
  ).toBe(true);
});
