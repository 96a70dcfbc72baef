import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots } from '../../cache/snapshots.ts';
import { holdsLong } from '../../sources/api/long-numbers.ts';
import { NOTIFICATION_KINDS } from '../snapshots/gone.ts';
import { keptObjects } from '../snapshots/kept-content.ts';

/** Earlier states of a notification, by its id or its name, the latest first. */
export type LongStates = (id: string | null, name: string) => JsonObject[];

/**
 * States in which a number is too long for a number: one that is brought back is sent with its digits where they were a number, although what
 * a person looks at has them as text.
 */
export const longStates =
  (db: Reader, projectId: string): LongStates =>
  (id, name) => {
    const isOf = (raw: JsonObject): boolean =>
      (id !== null && raw['notification_id'] === id) || raw['notification_name'] === name;
    return NOTIFICATION_KINDS.flatMap((kind) => snapshots(db, { kind, scope: projectId }))
      .toSorted((one, other) => other.firstSeenAt - one.firstSeenAt)
      .flatMap((entry) => keptObjects(db, entry.id).filter((raw) => isOf(raw) && holdsLong(raw)));
  };
