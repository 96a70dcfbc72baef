import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { CloudChange } from '../../../shared/model/cloud-write.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';
import { fieldChanges, type FieldChange } from '../../../shared/notification/changes.ts';
import { memberOf } from '../../../shared/notification/json-value.ts';
import {
  isDocumented,
  publishBody,
  publishForm,
  publishStatus,
} from '../../../shared/notification/publish-body.ts';

export type PlannedKind = 'create' | 'update' | 'enable' | 'disable' | 'delete' | 'none';

/** One notification that a plan is about. */
export interface Planned {
  kind: PlannedKind;
  name: string;
  /** As the account has it; null where it is not there. */
  live: CloudNotification | null;
  /** What is sent; null where it is to be deleted. */
  wanted: { body: JsonObject; status: 'enabled' | 'disabled' } | null;
  /** Field by field, members that no document names among them. */
  changes: FieldChange[];
  /** Members of the live one that no document names: they are sent along. */
  kept: string[];
}

/** Of a notification that shall be as somebody wrote it. */
export function plannedWrite(wanted: JsonObject, live: CloudNotification | null): Planned {
  const body = publishBody(wanted, live?.raw ?? null);
  const status = publishStatus(wanted, live?.raw ?? null);
  const changes = fieldChanges(
    live === null ? {} : publishForm(live.raw, live.status),
    publishForm(body, status),
  );
  const name = memberOf(body, 'notification_name');
  return {
    kind: live === null ? 'create' : kindOf(changes, status),
    name: typeof name === 'string' ? name : '',
    ...{ live, wanted: { body, status }, changes },
    kept: unnamedIn(live).filter((each) => !changes.some(({ path }) => path === each)),
  };
}

function kindOf(changes: readonly FieldChange[], status: 'enabled' | 'disabled'): PlannedKind {
  if (changes.length === 0) return 'none';
  if (changes.some(({ path }) => path !== 'status')) return 'update';
  return status === 'enabled' ? 'enable' : 'disable';
}

export const plannedSwitch = (live: CloudNotification, status: 'enabled' | 'disabled'): Planned =>
  plannedWrite({ ...live.raw, status }, live);

export const plannedDeletion = (live: CloudNotification): Planned => ({
  ...{ kind: 'delete', name: live.notification_name, live, wanted: null, kept: [] },
  changes: fieldChanges(publishForm(live.raw, live.status), {}),
});

const unnamedIn = (live: CloudNotification | null): string[] =>
  Object.keys(live?.raw ?? {}).filter((name) => !isDocumented(name));

/** What is asked of the service; of several deletions one. Nothing where all is as it shall be. */
export function changesOf(all: readonly Planned[]): CloudChange[] {
  const going = all.flatMap(({ kind, live }) => (kind === 'delete' && live !== null ? [live] : []));
  const writes = all.flatMap((one) => writeOf(one) ?? []);
  if (going.length === 0) return writes;
  const ids = going.map(({ notification_id: id }) => id);
  return [...writes, { what: 'delete-notifications', ids, seen: going.map(seenOf) }];
}

export function writeOf({ kind, live, wanted }: Planned): CloudChange | null {
  if (wanted === null || kind === 'none') return null;
  const { status } = wanted;
  const text = JSON.stringify(wanted.body);
  if (live === null) return { what: 'create-notification', text, status };
  const { notification_id: id } = live;
  const seen = seenOf(live);
  if (kind === 'update') return { what: 'modify-notification', id, text, status, seen };
  return { what: 'switch-notification', id, status, seen };
}

const seenOf = ({ raw }: CloudNotification): string => JSON.stringify(raw);

type Beside = Pick<ReplayedDraft, 'provider' | 'projectId' | 'assumptions'>;

/** What reports before and after; what is not there, and what is off, reports nothing. */
export function replayedOf(
  { live, wanted }: Planned,
  beside: Beside,
): { before: ReplayedDraft; after: ReplayedDraft } {
  const now = live === null ? null : { ...live.raw, status: live.status ?? 'disabled' };
  const then = wanted && { ...wanted.body, status: wanted.status };
  const of = (notification: JsonObject | null, other: JsonObject | null): ReplayedDraft => ({
    ...beside,
    respectStatus: true,
    notification: notification ?? { ...other, status: 'disabled' },
  });
  return { before: of(now, then), after: of(then, now) };
}

/** What a written notification lacks or has besides, as far as somebody asked for it. */
export function differences({ wanted }: Planned, found: CloudNotification): FieldChange[] {
  if (wanted === null) return [];
  const asked = publishForm(wanted.body, wanted.status);
  const there = publishForm(found.raw, found.status);
  const own = Object.entries(there).filter(([name]) => isDocumented(name) || Object.hasOwn(asked, name));
  // The list does not tell it.
  const { agency_name: agency, ...rest } = asked;
  return fieldChanges(
    Object.hasOwn(there, 'agency_name') && agency !== undefined ? asked : rest,
    Object.fromEntries(own),
  );
}
