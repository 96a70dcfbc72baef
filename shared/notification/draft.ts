import type { Assumptions } from '../model/assumptions.ts';
import type { Issue } from '../model/issue.ts';
import type { Json } from '../model/json.ts';
import type { Provider } from '../model/trace.ts';
import type { Pin } from '../model/verdict.ts';

/** A notification with what a draft file says about it. */
export interface Draft {
  notification: Json;
  /** Null where the file names none. */
  provider: Provider | null;
  /** The file's; the notification may name one itself. */
  projectId: string | null;
  pins: Pin[];
  assumptions: Partial<Assumptions>;
  /** What stands before the paths of its issues: `notifications[2].` in a list. */
  path: string;
  /** Of what stands beside the notification and could not be read. */
  issues: Issue[];
}

export const DEFAULT_PROVIDER: Provider = 'huawei';
