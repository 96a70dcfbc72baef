import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../../../shared/model/json.ts';
import { planOf, type Plan, type PlanOptions } from '../../../../core/engine/plan.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { HeldTraces } from '../../browse/held-traces.ts';
import { ingestInto, newWorkspace } from '../../ingest/testing/ingesting.ts';
import { lines } from '../../ingest/testing/trace-records.ts';
import { ReplayedTraces } from '../replayed-traces.ts';

export const ANYTHING = { operation_type: 'complete' } as const;

/** A workspace of the running test's own, read from files of records, one import each. */
export async function replaying(...files: (readonly unknown[] | string)[]) {
  const { db } = newWorkspace();
  const folder = tempFolder();
  let count = 0;
  const add = async (records: readonly unknown[] | string): Promise<void> => {
    count += 1;
    const isSheet = typeof records === 'string';
    const path = join(folder, `${count}.${isSheet ? 'csv' : 'ndjson'}`);
    writeFileSync(path, isSheet ? records : lines(records));
    await ingestInto(db, path);
  };
  for (const records of files) await add(records);
  const held = new HeldTraces(db);
  return { db, held, traces: new ReplayedTraces(db, held), add };
}

export function planFor(notification: Json, options: Partial<PlanOptions> = {}): Plan {
  const plan = planOf(notification, { provider: 'huawei', ...options });
  if (plan === null) throw new Error('Only objects are notifications.');
  return plan;
}
