import { templateOperations } from '../../../shared/notification/templates.ts';
import { savedViews } from '../saved-views.svelte.ts';
import { route } from '../route.svelte.ts';
import { browse } from '../traces/browse.svelte.ts';
import { filter } from '../traces/filter.svelte.ts';
import { selection } from '../traces/selection.svelte.ts';
import { timeWindow } from '../traces/time-window.svelte.ts';

const NAMES = templateOperations('login').map(({ trace_name: name }) => name);

/** What no notification can ask for: it filters by neither. */
export const ROOT_LOGINS = `service = IAM and operation in (${NAMES.join(', ')}) and (root = true or mfa = false)`;

/** Opens the view of logins by root or without a second factor; saves it where there is none of that name. */
export async function openRootLogins(name: string): Promise<void> {
  const known = savedViews.list.find((view) => view.name === name && view.view !== null);
  if (known !== undefined) {
    savedViews.open(known);
    return;
  }
  // What the screen would do at its first look would take this back.
  browse.meet();
  filter.clear();
  filter.write(ROOT_LOGINS);
  timeWindow.apply({ preset: 'all' });
  selection.clear();
  route.go('traces');
  if (savedViews.canChange) await savedViews.saveAs(name);
}
