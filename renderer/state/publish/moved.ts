import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { isDocumented, publishForm, publishStatus } from '../../../shared/notification/publish-body.ts';
import {
  mergedMembers,
  movedMembers,
  type MovedMember,
  type Side,
} from '../../../shared/notification/three-way.ts';

/** What somebody else changed since a draft began, and the draft with what nobody needs to choose. */
export interface Moved {
  members: MovedMember[];
  mine: JsonObject;
}

export function movedSince(base: JsonObject | null, live: CloudNotification, mine: JsonObject): Moved {
  if (base === null) return { members: [], mine };
  const theirs = formOf(live);
  const status = (one: JsonObject): string => publishStatus(one, null);
  const all = movedMembers(publishForm(base, status(base)), theirs, publishForm(mine, status(mine)));
  // What no document names the service may change by itself: it stays as it is there.
  const own = all.filter(({ name, usual }) => !isDocumented(name) && usual === 'theirs');
  const members = all.filter((member) => !own.includes(member));
  const chosen = new Map<string, Side>(own.map(({ name }) => [name, 'theirs']));
  return { members, mine: mergedMembers(mine, theirs, chosen) };
}

export const formOf = (live: CloudNotification): JsonObject => publishForm(live.raw, live.status);
