import { COMMAND_GROUPS, COMMANDS, type Command, type CommandGroup } from '../../shared/model/command.ts';
import { shown } from '../../shared/words/shown.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import { isAvailable, runCommand } from './commands.svelte.ts';
import type { PaletteEntry } from './palette-search.ts';
import { drafts } from './drafts.svelte.ts';
import { live } from './live.svelte.ts';
import { route } from './route.svelte.ts';
import { savedViews } from './saved-views.svelte.ts';
import { say } from './settings.svelte.ts';
import { showTrace, traceIdIn } from './traces/show-trace.ts';
import { workspace } from './workspace.svelte.ts';

export interface PaletteChoice extends PaletteEntry {
  group: CommandGroup | 'recent' | 'views' | 'drafts' | 'live' | 'trace';
  keys: string | null;
  run: () => void;
}

/** Everything the palette offers now: each command that makes sense, views, drafts, live notifications, workspaces opened before. */
export function paletteChoices(): PaletteChoice[] {
  const words = say();
  const english = wordsFor('en');
  const available = COMMANDS.filter((command) => command.id !== 'palette.show' && isAvailable(command));
  const commands = COMMAND_GROUPS.flatMap((group) =>
    available
      .filter((command) => command.group === group)
      .map((command) => ({
        id: command.id,
        group,
        label: words.commands[command.id],
        also: [english.commands[command.id]],
        keys: (command as Command).keys ?? null,
        run: () => runCommand(command.id),
      })),
  );
  const recent = workspace.recent
    .filter((entry) => entry.present && entry.path !== workspace.summary?.path)
    .map((entry) => ({
      id: entry.path,
      group: 'recent' as const,
      label: words.palette.openRecent(entry.name),
      also: [entry.path],
      keys: null,
      run: () => void workspace.openOrTell(entry.path),
    }));
  const views = savedViews.list
    .filter(({ view }) => view !== null)
    .map((view) => ({
      id: `view-${view.id}`,
      group: 'views' as const,
      label: words.savedViews.open(view.name),
      also: [english.savedViews.open(view.name)],
      keys: null,
      run: () => savedViews.open(view),
    }));
  const notifications = (drafts.list ?? []).map((draft) => ({
    id: `draft-${draft.id}`,
    group: 'drafts' as const,
    label: words.palette.openDraft(shown(draft.name)),
    also: [english.palette.openDraft(draft.name)],
    keys: null,
    run: () => route.go('notifications', draft.id),
  }));
  const canDraw = workspace.summary?.readOnly === false;
  const lives = (canDraw ? (live.configuration?.notifications?.found ?? []) : []).map((one) => ({
    id: `live-${one.notification_id}`,
    group: 'live' as const,
    label: words.palette.drawLive(shown(one.notification_name)),
    also: [english.palette.drawLive(one.notification_name)],
    keys: null,
    run: () => void draw(one.notification_id),
  }));
  return [...commands, ...views, ...notifications, ...lives, ...recent];
}

async function draw(notificationId: string): Promise<void> {
  const draft = await live.draw(notificationId);
  if (draft !== null) route.go('notifications', draft);
}

/** A trace by its id, where that is what was typed; there is no list of all of them to search. */
export function traceChoices(typed: string): PaletteChoice[] {
  const id = workspace.summary === null ? null : traceIdIn(typed);
  if (id === null) return [];
  const label = say().palette.showTrace(id);
  return [{ id: 'trace', group: 'trace', label, also: [], keys: null, run: () => showTrace(id) }];
}
