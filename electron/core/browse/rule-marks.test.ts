import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, sampleSegments } from '../columns/testing/sample-columns.ts';
import { RuleMarks } from './rule-marks.ts';
import { anyQuery, asksFor } from './testing/row-oracle.ts';

test('a row is marked by the first rule that its definition says fits it, also after rows were added', () => {
  fc.assert(
    fc.property(sampleSegments, fc.array(anyQuery, { maxLength: 4 }), ([segments, opened], rules) => {
      const marks = new RuleMarks();
      const columns = columnsOf(segments, opened, (open) => void marks.of(open, rules));
      const mark = marks.of(columns, rules);
      const rows = segments.flat();
      rows.forEach((_, number) => {
        const first = rules.findIndex((rule) => asksFor(rule, number, rows));
        expect(mark(number)).toBe(first < 0 ? undefined : first);
      });
    }),
    { numRuns: 200 },
  );
});
