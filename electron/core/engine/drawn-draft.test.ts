import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notificationOf, withOperations } from '../../../shared/notification/draw-operations.ts';
import { explain } from './explain.ts';
import { planOf } from './plan.ts';
import { arbitraryHeldTrace } from './testing/arbitrary-trace.ts';
import { arbitraryInput } from './testing/arbitrary-notification.ts';

const PARTS = ['service_type', 'resource_type', 'trace_name'] as const;

test('a draft made from traces reports each of them, unless it is a data trace or lacks a part of its operation', () => {
  fc.assert(
    fc.property(fc.array(arbitraryHeldTrace, { minLength: 1, maxLength: 8 }), (held) => {
      const drawn = notificationOf(
        held.map(({ trace }) => trace),
        new Set(),
      );
      if (typeof drawn === 'string') {
        expect(drawn).toBe('nothing-to-add');
        expect(held.every(({ trace }) => PARTS.some((part) => trace[part] === null))).toBe(true);
        return;
      }
      for (const { trace, carried } of held) {
        const plan = planOf(drawn.notification, { provider: trace.provider });
        if (plan === null) throw new Error('What was drawn is a notification.');
        const { verdict, clauses } = explain(plan, trace, carried);
        const against = clauses.filter((clause) => clause.verdict !== 'match').map(({ clause }) => clause);
        const lacks = PARTS.some((part) => trace[part] === null);
        expect(against.filter((clause) => clause !== 'management')).toEqual(lacks ? ['operation'] : []);
        if (against.length === 0) expect(verdict).toBe('match');
      }
    }),
    { numRuns: 300 },
  );
});

test('a draft that was extended by traces names their operations, and what it reported before it still reports', () => {
  fc.assert(
    fc.property(
      arbitraryInput,
      fc.array(arbitraryHeldTrace, { minLength: 1, maxLength: 6 }),
      (input, held) => {
        const drawn = withOperations(
          input.notification,
          held.map(({ trace }) => trace),
        );
        const before = planOf(input.notification, input);
        if (typeof drawn === 'string' || before === null) return;
        const after = planOf(drawn.notification, input);
        if (after === null) throw new Error('What was drawn is a notification.');
        for (const { trace, carried } of held) {
          const operation = explain(after, trace, carried).clauses.find(
            ({ clause }) => clause === 'operation',
          );
          const isWhole = PARTS.every((part) => trace[part] !== null);
          if (isWhole) expect(operation?.verdict).toBe('match');
          if (explain(before, trace, carried).verdict === 'match')
            expect(explain(after, trace, carried).verdict).toBe('match');
        }
      },
    ),
    { numRuns: 300 },
  );
});
