import { forgetProven, insertProven, isProven } from '../../cache/coverage.ts';
import type { Writer } from '../../cache/handle.ts';
import { isReadWhole } from '../../cache/sources.ts';
import { Digests } from '../digests/chain.ts';
import { readDigests } from '../digests/digest.ts';

/**
 * A digest lists all files of its hour with their hashes. Where each of them was read whole, nothing of that hour is
 * missing, unless the next digest says that this one was another. Digests whose files, or whose successor, come with a later import are
 * looked at again then.
 */
export function proveHours(db: Writer): void {
  const all = readDigests(db);
  const digests = new Digests();
  for (const digest of all) digests.add(digest);
  for (const digest of all) {
    const { part, project_id, tracker_name, hour, files } = digest;
    if (digests.isDisowned(digest)) forgetProven(db, part);
    else if (hour !== null && !isProven(db, part) && files.every(({ md5 }) => isReadWhole(db, md5)))
      insertProven(db, part, { provider: 'huawei', project_id, tracker_name, ...hour });
  }
}
