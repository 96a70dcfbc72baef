import type { RowMark } from '../../../shared/model/mark.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { traceList } from './browse.svelte.ts';
import { marks } from './marks.svelte.ts';
import { selection } from './selection.svelte.ts';

let isTagging = $state(false);
let tagTurn = $state(0);
let tagTurns = 0;
let isNoteWanted = $state(false);

/** The mark of the selected trace, which the list need not hold. */
async function selectedMark(row: number): Promise<Pick<RowMark, 'isBookmarked'> | null> {
  const newer = marks.newer(row);
  if (newer !== undefined) return newer;
  const listed = traceList.at(selection.index);
  if (listed?.row === row) return marks.of(listed);
  return (await call('traces.open', { row })).mark ?? null;
}

/** What the keys do with the selected trace. */
export const marking = {
  /** Whether its tags are asked for while its details are shut. */
  get isTagging(): boolean {
    return isTagging;
  },
  /** Counts how often tags were asked for. */
  get tagTurn(): number {
    return tagTurn;
  },
  /** Its note is to be written. */
  get isNoteWanted(): boolean {
    return isNoteWanted;
  },
  bookmark(): Promise<void> {
    const { cursor } = selection;
    if (cursor === null) return Promise.resolve();
    return attempt(async () => {
      const isBookmarked = !((await selectedMark(cursor.row))?.isBookmarked ?? false);
      await marks.set([{ rows: [cursor.row], isBookmarked }], isBookmarked ? 'bookmarked' : 'unbookmarked');
    });
  },
  askTags(): void {
    if (selection.cursor === null) return;
    tagTurns += 1;
    tagTurn = tagTurns;
    isTagging = !selection.isOpen;
  },
  endTags(): void {
    isTagging = false;
  },
  openNote(): void {
    if (selection.cursor === null) return;
    isTagging = false;
    isNoteWanted = true;
    selection.open();
  },
  noteOpened(): void {
    isNoteWanted = false;
  },
};
