// The replay of notifications, on the index it has in the data process.
import { HeldTraces } from '../../electron/data/services/browse/held-traces.ts';
import { ReplayedTraces } from '../../electron/data/services/replay/replayed-traces.ts';
import { planOf, type Plan } from '../../electron/core/engine/plan.ts';
import { replayAll } from '../../electron/core/engine/replay-all.ts';
import { countOf, replay } from '../../electron/core/engine/replay.ts';
import { openReader } from '../../electron/data/cache/open.ts';
import type { Json } from '../../shared/model/json.ts';
import type { Tally } from '../../shared/model/replay.ts';

export interface OurReplay {
  rows: number;
  /** Compiles and runs one. */
  count(notification: Json): Tally;
  /** All of them in one pass. */
  countAll(notifications: readonly Json[]): Tally[];
  /** `perTrace`: bytes of the index for each of its rows; `dictionaries`: bytes in all of what does not grow with them. */
  indexBytes(): { perTrace: number; dictionaries: number };
  close(): void;
}

/** Null until there is one. */
export const openOurReplay: ((workspaceFile: string) => OurReplay) | null = (file) => {
  const db = openReader(file);
  const held = new HeldTraces(db);
  const { index } = new ReplayedTraces(db, held);
  return {
    rows: index.rows,
    count: (notification) => countOf(replay(planFor(notification), index)),
    countAll: (notifications) => replayAll(notifications.map(planFor), index).map(countOf),
    indexBytes: () => index.bytes(),
    close: () => void db.close(),
  };
};

function planFor(notification: Json): Plan {
  const plan = planOf(notification, { provider: 'huawei' });
  if (plan === null) throw new Error('A notification of the bench is no object.');
  return plan;
}
