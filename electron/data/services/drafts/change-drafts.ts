import { Failure } from '../../../../shared/model/failure.ts';
import {
  MOST_DRAFTS,
  type DraftContent,
  type DraftOrigin,
  type DraftVersion,
  type LiveOrigin,
} from '../../../../shared/model/stored-draft.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import {
  draftVersions,
  dropRemovedDrafts,
  insertDraft,
  markDraftRemoved,
  setLive,
  storedDraft,
  updateDraft,
} from '../../cache/drafts.ts';
import { keepTyped, recordStep, takeStep } from '../../cache/draft-steps.ts';
import { insertVersion, removeVersion } from '../../cache/draft-versions.ts';
import type { Writer } from '../../cache/handle.ts';
import { notificationIn } from './draft-text.ts';

/** How long what was removed can be brought back. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export type DraftChange =
  | { kind: 'add'; drafts: { content: DraftContent; origin: DraftOrigin; live?: LiveOrigin }[] }
  | { kind: 'replace'; draft: DraftVersion; content: DraftContent }
  | { kind: 'meet-live'; draft: DraftVersion; live: LiveOrigin }
  | { kind: 'type'; draft: DraftVersion; typed: string }
  | { kind: 'step'; draft: DraftVersion; by: 'undo' | 'redo' }
  | { kind: 'keep-version'; draft: DraftVersion; name: string }
  | { kind: 'remove-version'; draft: number; version: number }
  | { kind: 'remove' | 'restore'; ids: number[] };

export interface ChangeDraftsInput {
  workspace: string;
  change: DraftChange;
  nowAt: number;
}

/** The drafts that were changed. All of it, or nothing. */
export function changeDrafts(db: Writer, { workspace, change, nowAt }: ChangeDraftsInput): { ids: number[] } {
  return withDisk(workspace, () => db.transaction(() => ({ ids: changed(db, change, nowAt) })).immediate());
}

function changed(db: Writer, change: DraftChange, nowAt: number): number[] {
  switch (change.kind) {
    case 'add':
      refuseTooMany(db, change.drafts.length);
      return change.drafts.map(({ content, origin, live }) => insertDraft(db, content, origin, nowAt, live));
    case 'replace':
      replace(db, change.draft, change.content, nowAt);
      return [change.draft.id];
    case 'meet-live':
      if (!setLive(db, change.draft, change.live)) throw whyNot(db, change.draft);
      return [change.draft.id];
    case 'type':
      if (!keepTyped(db, change.draft, change.typed, nowAt)) throw whyNot(db, change.draft);
      return [change.draft.id];
    case 'step':
      if (!takeStep(db, change.draft, change.by, nowAt)) throw whyNot(db, change.draft);
      return [change.draft.id];
    case 'keep-version':
      keepVersion(db, change.draft, change.name, nowAt);
      return [change.draft.id];
    case 'remove-version':
      removeVersion(db, change.draft, change.version);
      return [change.draft];
    case 'remove':
      dropRemovedDrafts(db, nowAt - KEPT_MS);
      return change.ids.filter((id) => markDraftRemoved(db, id, nowAt));
    case 'restore':
      refuseTooMany(db, change.ids.length);
      return change.ids.filter((id) => markDraftRemoved(db, id, null));
  }
}

function refuseTooMany(db: Writer, more: number): void {
  if (draftVersions(db).length + more > MOST_DRAFTS)
    throw new Failure('drafts-too-many', { limit: MOST_DRAFTS });
}

function replace(db: Writer, draft: DraftVersion, content: DraftContent, nowAt: number): void {
  const { id } = draft;
  if (storedDraft(db, id)?.version !== draft.version) throw whyNot(db, draft);
  recordStep(db, id, content.text);
  updateDraft(db, draft, content, nowAt);
}

function keepVersion(db: Writer, draft: DraftVersion, name: string, nowAt: number): void {
  const held = storedDraft(db, draft.id);
  if (held?.version !== draft.version) throw whyNot(db, draft);
  insertVersion(db, draft.id, name, held.text, nowAt);
}

/** Somebody else was faster. */
function whyNot(db: Writer, { id }: DraftVersion): Failure {
  const held = storedDraft(db, id);
  if (held === undefined) return new Failure('draft-unknown', { id });
  return new Failure('draft-changed', { id, name: nameOfDraft(id, notificationIn(held)) });
}
