import { describe, expect, it } from 'vitest';
import { replay } from '../../../core/engine/replay.ts';
import { awsEvent } from '../ingest/testing/other-providers.ts';
import { ctsRecord, FIRST_TIME, traceIdOf } from '../ingest/testing/trace-records.ts';
import { replayed, replayedAll } from './answer.ts';
import { compareDrafts } from './compare-drafts.ts';
import { ANYTHING, planFor, replaying } from './testing/replaying.ts';
import { idsOfRows } from './trace-sets.ts';

const EVER = { from: null, to: null };
const TIME = { time: FIRST_TIME };

const matched = ({ traces }: Awaited<ReturnType<typeof replaying>>): string[] =>
  idsOfRows(traces, replay(planFor(ANYTHING), traces.index).match);

describe('the ids of matches', () => {
  it('come by time, and of one time in an order that is the same however they were read', async () => {
    const records = [
      ctsRecord(1, 'obs', { with: { ...TIME, time: FIRST_TIME + 5 } }),
      ctsRecord(2, 'obs', { with: TIME }),
      ctsRecord(3, 'obs', { with: TIME, id: 'b' }),
      ctsRecord(4, 'obs', { with: TIME, id: 'a' }),
      ctsRecord(5, 'obs', { with: { time: FIRST_TIME - 1 } }),
    ];
    const one = matched(await replaying(records));
    expect(one).toHaveLength(5);
    expect([one[0], one[4]]).toEqual([traceIdOf(5), traceIdOf(1)]);
    expect(matched(await replaying(records.toReversed()))).toEqual(one);
    expect(matched(await replaying(...records.map((record) => [record])))).toEqual(one);
  });

  it('name a trace once for each version that contradicts another', async () => {
    const held = await replaying([ctsRecord(1, 'obs'), ctsRecord(1, 'obs', { with: { code: 500 } })]);
    expect(matched(held)).toEqual([traceIdOf(1), traceIdOf(1)]);
  });

  it('are told of each change, in order', async () => {
    const { traces } = await replaying([0, 1, 2, 3, 4, 5].map((number) => ctsRecord(number, 'obs')));
    const rule = (text: string) =>
      planFor({ ...ANYTHING, filter: { is_support_filter: true, rule: [text] } });
    const ids = (...numbers: number[]) => numbers.map(traceIdOf);
    const told = compareDrafts(traces, rule('code = 200'), rule('code != 404'), EVER);
    expect(told).toEqual({
      ...{ gained: ids(1, 4), lost: [], kept: ids(0, 3), becameUnknown: [], becameKnown: [] },
      counts: { gained: 2, lost: 0, kept: 2, becameUnknown: 0, becameKnown: 0 },
    });
    const unknown = compareDrafts(traces, rule('code = 200'), rule('code : 200'), {
      from: FIRST_TIME + 1000,
      to: FIRST_TIME + 4000,
    });
    expect(unknown.lost).toEqual(ids(3));
    expect(unknown.becameUnknown).toEqual(ids(1, 2, 3));
  });
});

describe('rows are found by ids', () => {
  it('that are such as the service makes, and any others', async () => {
    const odd = ['x', '__proto__', '长'.repeat(200), traceIdOf(1).toUpperCase(), `${traceIdOf(1)}0`];
    const { held } = await replaying(
      [ctsRecord(1, 'obs'), ...odd.map((id, at) => ctsRecord(at + 10, 'obs', { id }))],
      [ctsRecord(2, 'obs')],
    );
    const wanted = [traceIdOf(1), ...odd, traceIdOf(2)];
    const found = held.rowsOfIds([...wanted, 'none', traceIdOf(3)]);
    expect([...found]).toEqual([...wanted.map((id, row) => [id, [row]]), ['none', []], [traceIdOf(3), []]]);
    expect(held.traceIds([6, 0, 3, 0])).toEqual([traceIdOf(2), traceIdOf(1), '长'.repeat(200), traceIdOf(1)]);
    expect(held.traceIds([])).toEqual([]);
  });

  it('where they stand: not what another version supersedes', async () => {
    const { held, add } = await replaying([ctsRecord(1, 'obs', { without: ['code'] }), awsEvent('same')]);
    expect(held.rowsOfIds([traceIdOf(1)]).get(traceIdOf(1))).toEqual([0]);
    await add([ctsRecord(1, 'obs'), ctsRecord(2, 'obs', { id: 'same' })]);
    held.refresh();
    expect(held.rowsOfIds([traceIdOf(1)]).get(traceIdOf(1))).toEqual([2]);
    expect(held.rowsOfIds(['same']).get('same')).toEqual([1, 3]);
    expect(held.traceIds([0, 1, 2, 3])).toEqual([traceIdOf(1), 'same', traceIdOf(1), 'same']);
  });
});

describe('an answer', () => {
  const answer = (
    held: Awaited<ReturnType<typeof replaying>>,
    asked = EVER as Parameters<typeof replayed>[2],
  ) => replayed(held.traces, planFor(ANYTHING), asked, []).answer;

  it('tells from when to when traces were looked at, and what of that is not here', async () => {
    const held = await replaying([ctsRecord(0, 'obs'), ctsRecord(60, 'obs')], [awsEvent('a')]);
    expect(answer(held)).toMatchObject({
      ...{ traces: 2, outOfScope: 1, matched: 2, unknown: 0, noMatch: 0 },
      window: { from: FIRST_TIME, to: FIRST_TIME + 60_001 },
    });
    // Recorded 400 ms after they happened.
    expect(answer(held).window?.unread).toEqual([{ from: FIRST_TIME, to: FIRST_TIME + 400 }]);
  });

  it('keeps to the window that was asked for, each end by itself', async () => {
    const held = await replaying([0, 1, 2, 3].map((number) => ctsRecord(number, 'obs')));
    const at = (seconds: number): number => FIRST_TIME + seconds * 1000;
    const of = (from: number | null, to: number | null) => {
      const { traces, window } = answer(held, { from, to });
      return [traces, window && [window.from, window.to]];
    };
    expect(of(at(1), at(3))).toEqual([2, [at(1), at(3)]]);
    expect(of(at(1), null)).toEqual([3, [at(1), at(3) + 1]]);
    expect(of(null, at(1))).toEqual([1, [at(0), at(1)]]);
    expect(of(at(9), null)).toEqual([0, [at(9), at(9)]]);
    expect(of(null, at(-9))).toEqual([0, [at(-9), at(-9)]]);
    // The wrong way round it is empty.
    expect(of(at(3), at(1))).toEqual([0, [at(3), at(3)]]);
  });

  it('of nothing has no window', async () => {
    const held = await replaying();
    expect(answer(held)).toMatchObject({ traces: 0, outOfScope: 0, window: null });
  });

  it('is the same for one draft and for one of many', async () => {
    const { traces } = await replaying([0, 1, 2, 3, 4, 5].map((number) => ctsRecord(number, 'obs')));
    const plans = ['code = 200', 'code != 404', 'code : 1', 'resource_name = srv-3'].map((rule) =>
      planFor({ ...ANYTHING, notification_name: rule, filter: { is_support_filter: true, rule: [rule] } }),
    );
    const window = { from: FIRST_TIME + 1000, to: null };
    const together = replayedAll(
      traces,
      plans.map((plan) => ({ plan, issues: [] })),
      window,
    );
    expect(together.map((one) => one.answer)).toEqual(
      plans.map((plan) => replayed(traces, plan, window, []).answer),
    );
  });
});
