import { MARKED_AT_ONCE, type Judgement } from '../../../shared/model/mark.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { marks } from './marks.svelte.ts';

/** One after the other: whether a judgement is taken back depends on the one before. */
let before: Promise<unknown> = Promise.resolve();

function inTurn(step: () => Promise<void>): Promise<void> {
  const done = before.then(() => attempt(step));
  // A fault is its caller's; the next step goes on.
  before = done.catch(() => undefined);
  return done;
}

/** What a person makes of traces that notifications report. */
export const judging = {
  /** Taken back where all of them are judged so already. */
  judge(rows: readonly number[], judgement: Judgement): Promise<void> {
    return inTurn(async () => {
      const asked = rows.slice(0, MARKED_AT_ONCE);
      if (asked.length === 0) return;
      const query = { kind: 'rows' as const, which: { named: asked } };
      const { judged } = await call('marks.tags', { query });
      const isTakenBack = judged[judgement] === asked.length;
      await marks.set(
        [{ rows: asked, judged: isTakenBack ? null : judgement }],
        isTakenBack ? 'unjudged' : judgement,
      );
    });
  },
};
