import { describe, expect, it } from 'vitest';
import { awsEvent } from '../ingest/testing/other-providers.ts';
import { ctsRecord, traceIdOf } from '../ingest/testing/trace-records.ts';
import { explainRow, explainTrace } from './explain-trace.ts';
import { runPins } from './run-pins.ts';
import { ANYTHING, planFor, replaying } from './testing/replaying.ts';

const filtered = (...rule: string[]) => ({ ...ANYTHING, filter: { is_support_filter: true, rule } });
const ONE = traceIdOf(1);

const conflicting = () =>
  replaying([ctsRecord(1, 'obs')], [ctsRecord(1, 'obs', { with: { resource_name: 'other', code: 500 } })]);

describe('a trace is explained', () => {
  it('by its row, as it is there', async () => {
    const { traces } = await replaying([ctsRecord(1, 'obs'), ctsRecord(2, 'obs')]);
    const plan = planFor(filtered('resource_name = srv-2'));
    const rows = [0, 1].map((row) => explainRow(traces, plan, row));
    expect(rows.map((one) => one?.verdict)).toEqual(['no-match', 'match']);
    expect(rows[0]?.clauses.at(-1)?.rules).toMatchObject([
      {
        expected: 'resource_name = srv-2',
        actual: 'srv-1',
        difference: { at: 4, expected: '2', actual: '1' },
      },
    ]);
    for (const row of [2, 1_000_000, Number.MAX_SAFE_INTEGER])
      expect(explainRow(traces, plan, row)).toBeUndefined();
  });

  it('by its id, which a second provider may have given as well: what is looked at comes first', async () => {
    const { traces } = await replaying([awsEvent('same')], [ctsRecord(1, 'obs', { id: 'same' })]);
    for (const [provider, first] of [
      ['huawei', 1],
      ['aws', 0],
    ] as const) {
      const found = explainTrace(traces, planFor(ANYTHING, { provider }), 'same');
      expect(found.map(({ row, inScope }) => [row, inScope])).toEqual([
        [first, true],
        [1 - first, false],
      ]);
    }
  });

  it('in each of the versions that contradict each other', async () => {
    const { traces } = await conflicting();
    const found = explainTrace(traces, planFor(filtered('code = 500')), ONE);
    expect(found.map(({ verdict }) => verdict).toSorted()).toEqual(['match', 'no-match']);
  });

  it('in its best version alone, where one says more than the other', async () => {
    const { traces } = await replaying(
      [ctsRecord(1, 'obs', { without: ['resource_name'] })],
      [ctsRecord(1, 'obs')],
    );
    const found = explainTrace(traces, planFor(filtered('resource_name = srv-1')), ONE);
    expect(found.map(({ row, verdict }) => [row, verdict])).toEqual([[1, 'match']]);
  });

  it('not at all, where nobody knows the id', async () => {
    const { traces } = await replaying([ctsRecord(1, 'obs')]);
    for (const id of ['', 'x', '__proto__', '\ud800', traceIdOf(2), ONE.slice(0, -1), `${ONE} `])
      expect(explainTrace(traces, planFor(ANYTHING), id)).toEqual([]);
  });
});

describe('a pin', () => {
  const pin = (traceId: string, want: 'match' | 'no-match' | 'unknown') => ({ traceId, want });

  it('holds where its trace gets the verdict', async () => {
    const { traces } = await replaying([ctsRecord(1, 'obs'), ctsRecord(2, 'obs', { without: ['code'] })]);
    const plan = planFor(filtered('code != 404'));
    const pins = [
      pin(ONE, 'match'),
      pin(ONE, 'no-match'),
      pin(traceIdOf(2), 'unknown'),
      pin(traceIdOf(3), 'no-match'),
      pin(ONE, 'match'),
    ];
    expect(runPins(traces, plan, pins)).toEqual([
      { ...pin(ONE, 'match'), verdict: 'match', holds: true },
      { ...pin(ONE, 'no-match'), verdict: 'match', holds: false },
      { ...pin(traceIdOf(2), 'unknown'), verdict: 'unknown', holds: true },
      { ...pin(traceIdOf(3), 'no-match'), verdict: null, holds: false },
      { ...pin(ONE, 'match'), verdict: 'match', holds: true },
    ]);
    expect(runPins(traces, plan, [])).toEqual([]);
  });

  it('does not hold where the notification does not look at the trace', async () => {
    const { traces } = await replaying([awsEvent('a')], [ctsRecord(1, 'obs')]);
    const pins = [pin('a', 'match'), pin(ONE, 'match')];
    const elsewhere = planFor(ANYTHING, { projectId: 'p-other' });
    expect(runPins(traces, elsewhere, pins).map(({ verdict, holds }) => [verdict, holds])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  it('does not hold where versions of its trace disagree, whichever comes first', async () => {
    const { traces } = await conflicting();
    for (const rule of ['code = 500', 'code != 500'])
      for (const want of ['match', 'no-match', 'unknown'] as const)
        expect(runPins(traces, planFor(filtered(rule)), [pin(ONE, want)])).toEqual([
          { ...pin(ONE, want), verdict: 'unknown', holds: false },
        ]);
    // What both say holds.
    expect(runPins(traces, planFor(ANYTHING), [pin(ONE, 'match')])).toMatchObject([{ holds: true }]);
  });
});
