import { join } from 'node:path';
import { differenceOfCounts } from './answers.ts';
import { AnswersDiffer, type Contest, type Contestant, type RatioSpec } from './contest.ts';
import { ourImport } from './import-contest.ts';
import type { TraceFolder } from './trace-folder.ts';

const CONTEST = 'growth';
const ONCE = 'tracebell import, once';
const TENFOLD = 'tracebell import, tenfold';

export const GROWTH_ROWS: readonly RatioSpec[] = [
  {
    what: 'import of ten times as many traces',
    contest: CONTEST,
    ours: TENFOLD,
    peer: ONCE,
    unit: 'traces/s',
    bar: { side: 'at least', gate: 0.9, goal: 1 },
  },
];

/** The peer is Tracebell itself with a tenth of the traces. */
export function growthContest(
  once: TraceFolder,
  tenfold: TraceFolder,
  folder: string,
  signal: AbortSignal,
): Contest {
  const imported = (name: string, input: TraceFolder): Contestant => ({
    name,
    async run() {
      const workspace = join(folder, 'growth', 'bench.tracebell');
      const turn = await ourImport(input, workspace, folder, signal).run();
      const difference = differenceOfCounts({ read: input.traces, added: input.traces }, turn.answer);
      if (difference !== null) throw new AnswersDiffer(`${name}: ${difference}`);
      return turn;
    },
  });
  return {
    name: CONTEST,
    contestants: [imported(ONCE, once), imported(TENFOLD, tenfold)],
    // Each has been held against its own input.
    difference: () => null,
    warmUp: false,
  };
}
