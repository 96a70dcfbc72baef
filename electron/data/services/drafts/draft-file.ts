import { writeFileSync } from 'node:fs';
import { Failure } from '../../../../shared/model/failure.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { repeatedNames } from '../../../../shared/model/repeated-names.ts';
import type { DraftContent, StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { DEFAULT_PROVIDER, type Draft } from '../../../../shared/notification/draft.ts';
import { readNotifications } from '../../../../shared/notification/terraform/read-notifications.ts';
import { hasLongNumber } from '../../../../shared/notification/json-value.ts';
import { writtenNotifications } from '../../../../shared/notification/written-notifications.ts';
import { draftBeside, exportFailure, exportPlace, placeExport, removeDraft } from '../export/export-place.ts';
import { checkedContent, textOf } from './draft-text.ts';

/** What a file of notifications holds, as drafts. All of it, or a failure that says what is wrong. */
export function draftsIn(text: string): DraftContent[] {
  const read = readNotifications(text);
  if ('problem' in read) throw new Failure('draft-unreadable', read);
  const written = writtenNotifications(text);
  return read.drafts.map((draft, at) => checkedContent(contentOf(draft, written[at])));
}

function contentOf(draft: Draft, written: string | undefined): DraftContent {
  const { notification, provider, projectId, pins, assumptions } = draft;
  const text = written !== undefined && losesPrinted(notification, written) ? written : textOf(notification);
  return { text, provider: provider ?? DEFAULT_PROVIDER, projectId, pins, assumptions };
}

/** Whether reading and printing a notification would change numbers that are too long, or drop a member that comes twice. */
function losesPrinted(notification: Json, written: string): boolean {
  // What was translated, from Terraform, is written nowhere.
  if (JSON.stringify(JSON.parse(written)) !== JSON.stringify(notification)) return false;
  return hasLongNumber(notification) || repeatedNames(written).length > 0;
}

/** One draft file, or a list of them; what is left at its default is left out. */
export function draftFile(drafts: readonly StoredDraft[]): string {
  const [only] = drafts;
  if (only !== undefined && drafts.length === 1) return `${entryOf(only)}\n`;
  return `{\n  "notifications": [\n    ${drafts.map((draft) => indented(entryOf(draft), 4)).join(',\n    ')}\n  ]\n}\n`;
}

/** The notification as it was written: reading and printing it would change numbers that are too long. */
function entryOf(draft: StoredDraft): string {
  const { text, provider, projectId, pins, assumptions } = draft;
  const rest = JSON.stringify(
    {
      provider,
      ...(projectId === null ? {} : { project_id: projectId }),
      ...(pins.length === 0 ? {} : { pins }),
      ...(Object.keys(assumptions).length === 0 ? {} : { assumptions }),
    },
    null,
    2,
  );
  return `{\n  "notification": ${indented(text.trim(), 2)},\n${rest.slice(2)}`;
}

/** Lines break between the marks of JSON alone, never within a text. */
function indented(json: string, blanks: number): string {
  return json.replace(/\r\n?|\n/g, `\n${' '.repeat(blanks)}`);
}

/** Whole, or not at all. */
export function writeDraftFile(
  text: string,
  { path, replace, workspace }: { path: string; replace: boolean; workspace: string },
): void {
  const place = exportPlace(path, { replace, workspace });
  const beside = draftBeside(place);
  try {
    writeFileSync(beside, text, { flag: 'wx', flush: true });
    placeExport(beside, place, replace);
  } catch (error) {
    throw exportFailure(error, place);
  } finally {
    removeDraft(beside);
  }
}
