import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import type { OperationName } from '../../../../shared/notification/edit/operations.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots } from '../../cache/snapshots.ts';
import { operationsOf } from '../../sources/api/account.ts';
import { keptObjects } from './kept-content.ts';

/** What an account says that it records, as it was looked at last; none where nobody looked. */
export function operationsOfAccount(db: Reader): OperationName[] {
  const [newest] = snapshots(db, { kind: 'operations' satisfies SnapshotKind });
  if (newest === undefined) return [];
  return keptObjects(db, newest.id)
    .map(operationsOf)
    .flatMap((each) =>
      each.operation_list.map((name) => ({
        ...{ service_type: each.service_type, resource_type: each.resource_type, trace_name: name },
      })),
    );
}
