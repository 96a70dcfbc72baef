import { expect, it } from 'vitest';
import type { RatioRow } from './contest.ts';
import { jsonReport, textReport, type Report } from './report.ts';

const row = (change: Partial<RatioRow>): RatioRow => ({
  what: 'page of 200, p95',
  contest: 'page',
  ours: 'tracebell',
  peer: 'DuckDB',
  unit: 'ms',
  bar: { side: 'at most', gate: 0.1, goal: 0.02 },
  oursFigure: 1.5,
  peerFigure: 30,
  ratio: { median: 0.05, min: 0.04, max: 0.06 },
  gateHeld: true,
  goalReached: false,
  ...change,
});

const report = (rows: readonly RatioRow[]): Report => ({
  input: { traces: 10, seed: 1, files: 1, rawBytes: 12_340, gzBytes: 2_090, folder: '' },
  rounds: 3,
  results: [{ contest: 'page', contestant: 'tracebell', rounds: { ms: [1, 1.5, 2] } }],
  rows,
  failed: [],
});

it('shows a ratio beside its bars and says whether they were met', () => {
  const text = textReport(
    report([
      row({}),
      row({ what: 'reached', goalReached: true }),
      row({ what: 'missed', gateHeld: false }),
      row({
        what: 'rate',
        bar: { side: 'at least', gate: 0.4, goal: null },
        ratio: { median: 0.5, min: 0, max: 1 },
      }),
    ]),
  );
  expect(text.slice(text.indexOf('what'))).toMatchInlineSnapshot(`
    "what                 ours      peer  ratio      gate     goal
    page of 200, p95  1.50 ms  30.00 ms   1/20   <= 1/10  <= 1/50        ok
    reached           1.50 ms  30.00 ms   1/20   <= 1/10  <= 1/50  ok, goal
    missed            1.50 ms  30.00 ms   1/20   <= 1/10  <= 1/50    MISSED
    rate              1.50 ms  30.00 ms  0.50x  >= 0.40x        -        ok
    "
  `);
});

it('shows a figure of ours alone beside its bars, and names the worst question', () => {
  const text = textReport(
    report([
      row({
        what: 'index',
        peer: null,
        unit: 'bytes a trace',
        bar: { side: 'at most', gate: 24, goal: 14 },
        oursFigure: 18,
        peerFigure: null,
        ratio: { median: 18, min: 18, max: 18 },
      }),
      row({ what: 'worst', question: 'n17', ratio: { median: 1.2, min: 1, max: 2 }, gateHeld: false }),
    ]),
  );
  expect(text.slice(text.indexOf('what'))).toMatchInlineSnapshot(`
    "what                    ours      peer  ratio     gate     goal
    index       18 bytes a trace         -      -    <= 24    <= 14      ok
    worst: n17           1.50 ms  30.00 ms  1.20x  <= 1/10  <= 1/50  MISSED
    "
  `);
});

it('says the input in bytes a trace and the figures with their spread', () => {
  const text = textReport(report([]));
  expect(text).toContain('1234 bytes a trace, 209 compressed');
  expect(text).toMatch(/page: tracebell +1\.50 ms +\(1\.00 to 2\.00\)/);
  expect(text).toContain('Nothing to compare');
});

it('says what came to no end, beside the figures of what did', () => {
  const text = textReport({ ...report([row({})]), failed: ['sync: page: ours and peer differ'] });
  expect(text).toContain('page of 200, p95');
  expect(text).toContain('\nFAILED sync: page: ours and peer differ\n');
});

it('gives the same as one JSON document', () => {
  const { rows, results, input } = JSON.parse(jsonReport(report([row({})]))) as Report;
  expect(rows).toMatchObject([{ what: 'page of 200, p95', ratio: { median: 0.05 }, gateHeld: true }]);
  expect(results).toHaveLength(1);
  expect(input).toEqual({ traces: 10, seed: 1, files: 1, rawBytes: 12_340, gzBytes: 2_090 });
});
