import type { Judged, JudgedRequest, JudgedTest } from '../../../../shared/model/live-test.ts';
import { judgedAmong } from '../marks/judged-among.ts';
import type { Marks } from '../marks/mark-book.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { KeptVerdict, KeptVerdicts } from './kept-verdicts.ts';

/** What a person made of the matches of a draft and of the live notification; to be given up between two steps. */
export function* judgedSteps(
  traces: ReplayedTraces,
  { draft, live, window }: JudgedRequest,
  { kept, marks }: { kept: KeptVerdicts; marks: Marks },
): Generator<void, JudgedTest> {
  const own = kept.of(traces, draft, window);
  yield;
  const other = live === null ? null : kept.of(traces, live, window);
  yield;
  return { draft: judgedOf(own, marks), live: other === null ? null : judgedOf(other, marks) };
}

function judgedOf({ verdicts: { scope, match } }: KeptVerdict, marks: Marks): Judged {
  const { useful, noise } = judgedAmong(marks, match);
  const missed = judgedAmong(marks, scope).useful - useful;
  return { matched: match.count(), useful, noise, missed };
}
