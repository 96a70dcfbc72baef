import { Failure } from '../../../../shared/model/failure.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { LONGEST_DRAFT, type DraftContent, type StoredDraft } from '../../../../shared/model/stored-draft.ts';
import type { Draft } from '../../../../shared/notification/draft.ts';
import { readFile } from '../../../../shared/notification/read-file.ts';
import { repeatedMembers } from '../../../../shared/notification/repeated-members.ts';

/** What was read into the workspace is JSON: nothing else is written. */
export function notificationIn({ text }: Pick<StoredDraft, 'text'>): Json {
  return JSON.parse(text) as Json;
}

export function textOf(notification: Json): string {
  return JSON.stringify(notification, null, 2);
}

/** As the engine takes it. */
export function draftOf(stored: StoredDraft): Draft {
  const { provider, projectId, pins, assumptions } = stored;
  return {
    notification: notificationIn(stored),
    provider,
    projectId,
    pins,
    assumptions,
    path: '',
    issues: repeatedMembers(stored.text),
  };
}

/** Refuses what a later reader could not read. */
export function checkedContent(content: DraftContent): DraftContent {
  const { text } = content;
  if (text.length > LONGEST_DRAFT) throw new Failure('draft-too-long', { limit: LONGEST_DRAFT });
  const read = readFile(text);
  if ('problem' in read && isOfJson(read.problem)) throw new Failure('draft-unreadable', read);
  return content;
}

/** A text that is JSON and no notification is half a one: it is kept, and its issues say what is missing. */
const isOfJson = (problem: string): boolean =>
  ['not-json', 'cut-off', 'terraform-text', 'nested-too-deep'].includes(problem);
