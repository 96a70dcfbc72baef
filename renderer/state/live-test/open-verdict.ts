import type { ListedVerdict } from '../../../shared/model/live-test.ts';
import type { DraftEditing } from '../draft-editing.svelte.ts';
import type { Stretch } from '../traces/time-window.svelte.ts';
import { showVerdict, type AndValue } from '../traces/show-verdict.ts';

/** Goes to the traces behind a figure of a draft: the screen of traces asks by the draft as it is saved. */
export async function openVerdict(
  editing: DraftEditing,
  verdict: ListedVerdict,
  window: Stretch | null,
  and: readonly AndValue[] = [],
): Promise<void> {
  await editing.settle();
  if (window !== null && editing.saving === 'saved') showVerdict(editing.draft.name, verdict, window, and);
}
