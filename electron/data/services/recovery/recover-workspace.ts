import type { RecoveryReport } from '../../../../shared/model/recovery.ts';
import { openDamagedCopy } from '../../cache/damaged-file.ts';
import { diskFailure } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { fillRecovered } from '../../cache/recovered.ts';
import type { JobContext } from '../job-context.ts';
import { segmentRebuilder } from './rebuild-segments.ts';

export interface RecoverInput {
  named: string;
  /** Of the damaged file's bytes. */
  copy: string;
  isLogDamaged: boolean;
  marksFile: string;
  at: number;
  by: string;
}

/** So often the thread hears whether the person still wants it. */
const ROWS_A_STEP = 256;

/** Runs in the thread that writes the new workspace. */
export async function recoverWorkspace(
  db: Writer,
  { copy, ...input }: RecoverInput,
  { checkCancelled }: JobContext,
): Promise<RecoveryReport> {
  const from = openDamagedCopy(copy);
  let rows = 0;
  const step = async (): Promise<void> => {
    rows += 1;
    if (rows % ROWS_A_STEP > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
    checkCancelled();
  };
  try {
    return await fillRecovered(db, { ...input, from, step, rebuild: segmentRebuilder(db) });
  } catch (error) {
    throw diskFailure(error, db.name);
  } finally {
    from.close();
  }
}
