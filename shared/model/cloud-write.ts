import type {
  CloudNotification,
  CloudTag,
  CloudTracker,
  TrackerBody,
  TrackerChange,
} from './cloud-objects.ts';
import type { FailureWire } from './failure.ts';

/**
 * What can be changed in an account. Texts are the JSON of a notification, as a draft has it. `seen`: how the live ones were when it was
 * decided, as the service told them; where one is not so any more, nothing is sent.
 */
export type CloudChange =
  | { what: 'create-notification'; text: string; status: 'enabled' | 'disabled' }
  /** Replaces the live one by what the text says, but for members that no document names: those stay. */
  | { what: 'modify-notification'; id: string; text: string; status: 'enabled' | 'disabled'; seen?: string }
  | { what: 'switch-notification'; id: string; status: 'enabled' | 'disabled'; seen?: string }
  | { what: 'delete-notifications'; ids: string[]; seen?: string[] }
  | { what: 'create-tracker'; body: TrackerBody }
  | { what: 'modify-tracker'; body: TrackerChange }
  | { what: 'delete-tracker'; name: string }
  | { what: 'add-tags' | 'delete-tags'; trackerId: string; tags: CloudTag[] };

/** One of several that were to be deleted, as it was found afterwards. */
export interface DeletedOne {
  id: string;
  name: string;
  isGone: boolean;
}

/** What became of a change, as it was read again from the service. */
export interface CloudWritten {
  notification: CloudNotification | null;
  tracker: CloudTracker | null;
  deleted: DeletedOne[];
  /** What the service said all the same: a deletion of several that ended in an error. */
  said: FailureWire | null;
  /** False where no call reads what was written: tags that the answer does not hold. */
  isProven: boolean;
}

/** A member that is not what was asked for; as JSON, null where there is none. */
export interface LostMember {
  path: string;
  expected: string | null;
  found: string | null;
}
