import { COLUMN_NAMES } from '../../../../shared/model/trace-columns.ts';
import type { ImportCounts } from '../../../../shared/model/import-report.ts';
import { insertProven, type ProvenHour } from '../../cache/coverage.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { BatchBuilder } from '../ingest/batch-builder.ts';
import { KeptRows } from '../ingest/kept-rows.ts';
import { ProblemsInOrder } from '../ingest/problems-in-order.ts';
import { readPages, type AnswerPage } from '../ingest/read-page.ts';
import { Remap } from '../ingest/remap.ts';
import { ItemWriter } from '../ingest/write-item.ts';
import { keptFrom } from '../retention.ts';

export interface KeepPagesInput {
  /** For the sentences of its failures. */
  workspace: string;
  run: number;
  pages: readonly AnswerPage[];
  /** Stretches whose last page is among these, or was kept before. */
  proven: readonly ProvenHour[];
  at: number;
}

export type KeepPagesOutcome = Omit<ImportCounts, 'read'> & { refused: number };

/** What tells known traces from new ones is read from the whole workspace: kept for the next pages, as long as nobody else writes. */
interface Ready {
  kept: KeptRows;
  builder: BatchBuilder;
  remap: Remap;
  changes: number;
}

const ready = new WeakMap<Writer, Ready>();

/** Rows that this connection has written so far: somebody else's writing shows in it. */
function changesOf(db: Writer): number {
  return Number(db.prepare('SELECT total_changes()').pluck().get());
}

function readyFor(db: Writer): Ready {
  const found = ready.get(db);
  if (found !== undefined && found.changes === changesOf(db)) return found;
  const made = {
    kept: new KeptRows(db),
    builder: new BatchBuilder(),
    remap: new Remap(COLUMN_NAMES.length),
    changes: 0,
  };
  ready.set(db, made);
  return made;
}

/** Keeps answers of the service, with what they prove, in one transaction. */
export function keepPages(db: Writer, input: KeepPagesInput): KeepPagesOutcome {
  const { workspace, run, pages, proven, at } = input;
  const tools = readyFor(db);
  const { kept, builder, remap } = tools;
  try {
    const outcome = withDisk(workspace, () =>
      db
        .transaction(() => {
          const writer = new ItemWriter(kept, {
            ...{ id: run, rating: 'severity', now: () => at, keptFrom: keptFrom(db, at) },
            nameOf: (path) => path,
            problems: new ProblemsInOrder([]),
          });
          let refused = 0;
          for (const step of readPages(pages, 'severity', builder)) {
            if ('batch' in step) {
              remap.apply(step.batch, kept.dictionaries);
              writer.add(step.batch);
            } else {
              writer.end(step.sources);
              for (const { parts } of step.sources) for (const part of parts) refused += part.refused;
            }
          }
          for (const stretch of proven) insertProven(db, null, stretch);
          return { ...writer.totals, refused };
        })
        .immediate(),
    );
    tools.changes = changesOf(db);
    return outcome;
  } catch (error) {
    // It follows what was written, and that is rolled back.
    ready.delete(db);
    throw error;
  }
}
