import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import type { OperationName } from '../../../../shared/notification/edit/operations.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots, snapshotText } from '../../cache/snapshots.ts';
import { operationsOf } from '../../sources/api/account.ts';

/** What an account says that it records, as it was looked at last; none where nobody looked. */
export function operationsOfAccount(db: Reader): OperationName[] {
  const [newest] = snapshots(db, { kind: 'operations' satisfies SnapshotKind });
  const text = newest === undefined ? null : snapshotText(db, newest.id);
  const list = text === null ? [] : (JSON.parse(text) as Json);
  if (!Array.isArray(list)) return [];
  return (list as JsonObject[]).map(operationsOf).flatMap((each) =>
    each.operation_list.map((name) => ({
      ...{ service_type: each.service_type, resource_type: each.resource_type, trace_name: name },
    })),
  );
}
