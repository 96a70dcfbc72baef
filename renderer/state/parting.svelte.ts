import { holdsWhatIsLost, type WorkspaceSummary } from '../../shared/model/workspace.ts';
import { dialogs } from './dialogs.svelte.ts';

let isAgreed = false;

/** Whether the open workspace may be left for another one, or for none: a person is asked where no file holds it any more. */
export async function mayPartFrom(summary: WorkspaceSummary | null): Promise<boolean> {
  if (summary === null || !holdsWhatIsLost(summary)) return true;
  isAgreed = false;
  await dialogs.show('parting');
  return isAgreed;
}

export function agreeToPart(): void {
  isAgreed = true;
  dialogs.close();
}
