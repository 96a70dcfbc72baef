import type { DraftEditing } from '../draft-editing.svelte.ts';
import { drafts } from '../drafts.svelte.ts';
import { draftPlanSteps } from '../publish/plan-address.ts';
import { route } from '../route.svelte.ts';

let current = $state.raw<DraftEditing | null>(null);

/** The draft that the designer has open. */
export const openDraft = {
  get current(): DraftEditing | null {
    return current;
  },
  /** Gives the way to let go of it. */
  take(editing: DraftEditing): () => void {
    current = editing;
    return () => {
      if (current === editing) current = null;
    };
  },
  /** To the plan of what is saved: what waits is saved first. */
  async plan(): Promise<void> {
    if (current === null) return;
    const editing = current;
    await editing.settle();
    if (editing.saving === 'failed') return;
    await drafts.load();
    route.go('notifications', ...draftPlanSteps(editing.draft.id));
  },
};
