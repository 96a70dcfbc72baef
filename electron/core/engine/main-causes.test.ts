import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldAscii } from '../../../shared/notification/fold-ascii.ts';
import { withoutValue } from '../../../shared/notification/exclude-value.ts';
import type { Excluded } from '../../../shared/model/tuning.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { Bitset } from '../columns/bitset.ts';
import { mainCauses } from './main-causes.ts';
import { planOfInput } from './testing/agreement.ts';
import { arbitraryInput } from './testing/arbitrary-notification.ts';
import { arbitraryHeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { replay } from './replay.ts';

/** The service in any case. */
function operationText(of: Pick<Trace, 'service_type' | 'resource_type' | 'trace_name'>): string {
  const service = of.service_type === null ? null : foldAscii(of.service_type);
  return JSON.stringify([service, of.resource_type, of.trace_name]);
}

/** What a trace has, straight from it. */
function textOf(trace: Trace, { field }: Excluded): string {
  if (field === 'operation') return operationText(trace);
  if (field === 'user') return JSON.stringify(trace['user.name'] ?? trace['user.user_name']);
  return JSON.stringify(trace[field]);
}

function wantedText(of: Excluded): string {
  return of.field === 'operation' ? operationText(of) : JSON.stringify(of.value);
}

const situation = fc.record({
  held: fc.array(arbitraryHeldTrace, { maxLength: 60 }),
  input: arbitraryInput,
  picked: fc.func(fc.boolean()),
});

it('of each field the value is told that no other has more matches of', () => {
  fc.assert(
    fc.property(situation, ({ held, picked }) => {
      const rows = held.flatMap((_, row) => (picked(row) ? [row] : []));
      const causes = mainCauses(indexOf(held), Bitset.of(held.length, rows));
      for (const { of, matched } of causes) {
        const counts = new Map<string, number>();
        for (const row of rows) {
          const trace = held[row]?.trace;
          if (trace === undefined) continue;
          const text = textOf(trace, of);
          counts.set(text, (counts.get(text) ?? 0) + 1);
        }
        expect(counts.get(wantedText(of))).toBe(matched);
        expect(Math.max(...counts.values())).toBe(matched);
        expect(matched).toBeLessThan(rows.length);
      }
    }),
    { numRuns: 60 },
  );
});

it('what is left out is what has the value: no other match becomes none, and nothing is gained', () => {
  fc.assert(
    fc.property(situation, ({ held, input }) => {
      const index = indexOf(held);
      const before = replay(planOfInput(input), index);
      for (const { of } of mainCauses(index, before.match)) {
        const exclusion = withoutValue(input.notification, of);
        if (exclusion.kind === 'never') continue;
        const parts = exclusion.kind === 'within' ? [exclusion.notification] : exclusion.notifications;
        const after = parts.map((notification) => replay(planOfInput({ ...input, notification }), index));
        for (const row of before.match.rows()) {
          const trace = held[row]?.trace;
          if (trace === undefined) continue;
          const hasIt = textOf(trace, of) === wantedText(of);
          const matches = after.some(({ match }) => match.has(row));
          const mayMatch = after.some(({ possible }) => possible.has(row));
          // What a rule says of nothing is an assumption.
          const hasNone = textOf(trace, of) === 'null' && of.field !== 'user';
          if (hasIt) expect(matches).toBe(false);
          else if (!hasNone) expect(mayMatch).toBe(true);
        }
        for (const { match } of after) expect(match.copy().andNot(before.match).count()).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});
