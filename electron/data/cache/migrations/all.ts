import type { Migration } from '../migrate.ts';
import { workspaceMigration } from './0010-workspace.ts';
import { tracesMigration } from './0020-traces.ts';
import { marksMigration } from './0030-marks.ts';
import { draftsMigration } from './0050-drafts.ts';
import { viewsMigration } from './0060-views.ts';
import { snapshotsMigration } from './0080-snapshots.ts';
import { draftStepsMigration } from './0100-draft-steps.ts';
import { liveDraftsMigration } from './0110-live-drafts.ts';
import { judgementsMigration } from './0120-judgements.ts';
import { checksumsMigration } from './0130-checksums.ts';
import { zoneChoicesMigration } from './0140-zone-choices.ts';

/** In order of version. A shipped step is never changed; the next one mends it. */
export const MIGRATIONS: readonly Migration[] = [
  workspaceMigration,
  tracesMigration,
  marksMigration,
  draftsMigration,
  viewsMigration,
  snapshotsMigration,
  draftStepsMigration,
  liveDraftsMigration,
  judgementsMigration,
  checksumsMigration,
  zoneChoicesMigration,
];
