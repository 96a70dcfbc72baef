import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveTest, LiveTestRequest } from '../../../../shared/model/live-test.ts';
import type { ReplayedDraft } from '../../../../shared/model/replay-request.ts';
import type { Tuning } from '../../../../shared/model/tuning.ts';
import { VERDICTS } from '../../../../shared/model/verdict.ts';
import { ctsRecord, FIRST_TIME, traceIdOf } from '../ingest/testing/trace-records.ts';
import { Marks } from '../marks/mark-book.ts';
import { explainTrace } from '../replay/explain-trace.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';
import { runPins } from '../replay/run-pins.ts';
import { replaying } from '../replay/testing/replaying.ts';
import { KeptVerdicts } from './kept-verdicts.ts';
import { PinRows } from './pin-verdicts.ts';
import { testSteps } from './test-steps.ts';
import { tuningSteps } from './tuning-steps.ts';

const COUNT = 60;

const draftOf = (notification: ReplayedDraft['notification']): ReplayedDraft => ({
  ...{ notification, provider: 'huawei', projectId: null, assumptions: {}, respectStatus: false },
});
const SERVERS = draftOf({
  operation_type: 'customized',
  operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] }],
});
const ALL = draftOf({ operation_type: 'complete' });
const OPEN = draftOf({
  operation_type: 'complete',
  filter: { is_support_filter: true, condition: 'AND', rule: ['resource_name != nothing'] },
});
const DRAFTS = [SERVERS, ALL, OPEN, draftOf(null)];

const asking = (draft: ReplayedDraft, more: Partial<LiveTestRequest> = {}): LiveTestRequest => ({
  ...{ asker: 'a', draft, live: null, window: { from: null, to: null }, bars: 20, zone: 'UTC' },
  ...{ samples: { limit: COUNT, columns: ['trace_name'] }, pins: [], selected: null },
  ...more,
});

async function testing() {
  const { traces } = await replaying(Array.from({ length: COUNT }, (_, at) => ctsRecord(at, 'obs')));
  const kept = new KeptVerdicts();
  const pinRows = new PinRows();
  const run = (request: LiveTestRequest): LiveTest => {
    const steps = testSteps(traces, request, { kept, pinRows, marks: new Marks(0, new Map()) });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
  const tune = (draft: ReplayedDraft): Tuning => {
    const steps = tuningSteps(traces, { draft, window: { from: null, to: null } }, kept);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
  return { traces, run, tune };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

describe('a draft that is tested', () => {
  it('counts, lists and draws the traces that the explanation says match', async () => {
    const { traces, run } = await testing();
    for (const draft of DRAFTS) {
      const plan = planOfReplay(draft);
      const ids = Array.from({ length: COUNT }, (_, at) => traceIdOf(at));
      const of = (wanted: string): string[] =>
        ids
          .filter((id) => explainTrace(traces, plan, id).some(({ verdict }) => verdict === wanted))
          .reverse();
      const answer = run(asking(draft));
      expect(answer.samples.match.map(({ trace_id }) => trace_id)).toEqual(of('match'));
      expect(answer.samples.unknown.map(({ trace_id }) => trace_id)).toEqual(of('unknown'));
      expect([answer.matched, answer.unknown]).toEqual([of('match').length, of('unknown').length]);
      expect([sum(answer.timeline.match), sum(answer.timeline.unknown)]).toEqual([
        answer.matched,
        answer.unknown,
      ]);
      expect(answer.timeline.borders.length - 1).toBeLessThanOrEqual(20);
    }
  });

  it('says what is gained, lost and kept beside another one', async () => {
    const { run } = await testing();
    const [few, all] = [run(asking(SERVERS)).matched, run(asking(ALL)).matched];
    expect(run(asking(SERVERS, { live: ALL })).live).toEqual({
      ...{ matched: all, unknown: 0, gained: 0, lost: all - few, kept: few },
    });
    const grown = run(asking(ALL, { live: SERVERS }));
    expect(grown.live).toMatchObject({ gained: all - few, lost: 0, kept: few });
    expect(sum(grown.timeline.live ?? [])).toBe(few);
  });

  it('tells of each loud value as many matches fewer as the test then counts', async () => {
    const { run, tune } = await testing();
    const counted = (draft: ReplayedDraft, notification: ReplayedDraft['notification']): number =>
      run(asking({ ...draft, notification })).matched;
    for (const draft of DRAFTS) {
      const { matched, hints } = tune(draft);
      expect(matched).toBe(counted(draft, draft.notification));
      for (const { exclusion, effect } of hints) {
        if (exclusion.kind === 'never') expect(effect).toBeNull();
        if (exclusion.kind === 'within')
          expect(effect?.fewer).toBe(matched - counted(draft, exclusion.notification));
      }
    }
  });

  it('finds a trace again where it now stands', async () => {
    const { traces, run } = await testing();
    const rows = traces.held.rowsOfIds([traceIdOf(12), traceIdOf(13)]);
    const [server, other] = [rows.get(traceIdOf(12))?.[0] ?? -1, rows.get(traceIdOf(13))?.[0] ?? -1];
    for (const draft of DRAFTS) {
      const answer = run(asking(draft, { selected: server }));
      const place = answer.samples.match.findIndex(({ row }) => row === server);
      if (place >= 0) expect(answer.selected).toEqual({ verdict: 'match', index: place });
      else expect(answer.selected?.verdict).not.toBe('match');
    }
    expect(run(asking(SERVERS, { selected: other })).selected).toEqual({ verdict: 'no-match', index: null });
  });

  it('holds its examples against all of time, as the command line does', async () => {
    const { traces, run } = await testing();
    const pins = fc.array(
      fc.record({
        traceId: fc.integer({ min: 0, max: COUNT + 3 }).map(traceIdOf),
        want: fc.constantFrom(...VERDICTS),
      }),
      { maxLength: 6 },
    );
    const window = { from: FIRST_TIME, to: FIRST_TIME + 1 };
    fc.assert(
      fc.property(fc.constantFrom(...DRAFTS), pins, (draft, given) => {
        const expected = runPins(traces, planOfReplay(draft), given);
        expect(run(asking(draft, { pins: given, window })).pins).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
