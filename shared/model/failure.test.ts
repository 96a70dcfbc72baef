import { expect, test } from 'vitest';
import { Failure, failureFromWire, failureToWire } from './failure.ts';

test('a failure crosses a process border with its code, its details and what it came from', () => {
  const failure = new Failure('disk-full', { path: '/a' }, new Error('ENOSPC'));
  const wire = structuredClone(failureToWire(failure));
  expect(wire).toEqual({ code: 'disk-full', details: { path: '/a' }, cause: 'ENOSPC' });
  const arrived = failureFromWire(wire);
  expect(arrived).toBeInstanceOf(Failure);
  expect(arrived).toMatchObject({ code: 'disk-full', details: { path: '/a' }, cause: { message: 'ENOSPC' } });
});

test('one that came from nothing says so', () => {
  const wire = failureToWire(new Failure('cancelled', {}));
  expect(wire).toEqual({ code: 'cancelled', details: {} });
  expect(failureFromWire(wire).cause).toBeUndefined();
});
