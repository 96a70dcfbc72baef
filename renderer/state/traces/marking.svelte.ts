import type { Judgement, RowMark } from '../../../shared/model/mark.ts';
import type { PageCursor, TraceRow } from '../../../shared/model/browse.ts';
import { call } from '../../ipc/client.ts';
import { HeldKeys } from './held-keys.ts';
import { attempt } from '../notices.svelte.ts';
import { traceList } from './browse.svelte.ts';
import { atHand } from './at-hand.svelte.ts';
import { judging } from './judging.svelte.ts';
import { marks } from './marks.svelte.ts';
import { pairs } from './pairs.svelte.ts';
import { picked } from './picked.svelte.ts';
import { selection } from './selection.svelte.ts';
import { several } from './several.svelte.ts';
import { workspace } from '../workspace.svelte.ts';

let isTagging = $state(false);
let areTagsWanted = $state(false);
let isNoteWanted = $state(false);
const held = new HeldKeys();

/** The selected trace, where the list shows it: on its own or beneath the other half of its pair. */
function selectedRow(): TraceRow | undefined {
  const { index, cursor } = selection;
  return [traceList.at(index), pairs.beneath(index)].find((one) => one?.row === cursor?.row);
}

/** Null while the keys are ahead of the rows: what they have come to is not known. */
const arrived = (): PageCursor | null => (selection.isAwaited ? null : selection.cursor);

/** The mark of the selected trace, which the list need not hold. */
async function selectedMark(row: number): Promise<Pick<RowMark, 'isBookmarked'> | null> {
  const newer = marks.newer(row);
  if (newer !== undefined) return newer;
  const listed = selectedRow();
  if (listed !== undefined) return marks.of(listed);
  return (await call('traces.open', { row })).mark ?? null;
}

/** What the keys do with the selected trace. */
export const marking = {
  get row(): TraceRow | undefined {
    return selectedRow();
  },
  /** Whether its tags are asked for while its details are shut. */
  get isTagging(): boolean {
    return isTagging;
  },
  /** The field for them is to have the keys. */
  get areTagsWanted(): boolean {
    return areTagsWanted;
  },
  /** Its note is to be written. */
  get isNoteWanted(): boolean {
    return isNoteWanted;
  },
  bookmark(): Promise<void> {
    if (atHand.current !== null) return several.bookmarkRows(atHand.current.rows);
    if (picked.isOn) return several.bookmark();
    const cursor = arrived();
    if (cursor === null) return Promise.resolve();
    return attempt(async () => {
      const isBookmarked = !((await selectedMark(cursor.row))?.isBookmarked ?? false);
      await marks.set([{ rows: [cursor.row], isBookmarked }], isBookmarked ? 'bookmarked' : 'unbookmarked');
    });
  },
  /** Taken back where it is judged so already. */
  async judge(judgement: Judgement): Promise<void> {
    if (workspace.summary?.readOnly !== false) return;
    if (atHand.current !== null) return judging.judge(atHand.current.rows, judgement);
    if (picked.isOn) return several.judge(judgement);
    const cursor = arrived();
    if (cursor !== null) await judging.judge([cursor.row], judgement);
  },
  askTags(): void {
    if (picked.isOn) return void several.askTags();
    if (arrived() === null) return;
    areTagsWanted = true;
    // The details know also what the list does not show any more.
    if (selectedRow() === undefined) selection.open();
    isTagging = !selection.isOpen;
  },
  tagsOpened(): void {
    areTagsWanted = false;
  },
  endTags(): void {
    isTagging = false;
  },
  openNote(): void {
    if (arrived() === null) return;
    isTagging = false;
    held.give();
    isNoteWanted = true;
    selection.open();
  },
  /** What is typed before its note is there goes into it, and is no command. */
  typedAhead(event: KeyboardEvent): void {
    if (!isNoteWanted || !held.take(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  /** Gives what was typed ahead. */
  noteOpened(): string {
    isNoteWanted = false;
    return held.give();
  },
};
