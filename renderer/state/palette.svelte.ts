import { COMMAND_GROUPS, COMMANDS, type Command, type CommandGroup } from '../../shared/model/command.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { isAvailable, runCommand } from './commands.svelte.ts';
import type { PaletteEntry } from './palette-search.ts';
import { savedViews } from './saved-views.svelte.ts';
import { say } from './settings.svelte.ts';
import { workspace } from './workspace.svelte.ts';

export interface PaletteChoice extends PaletteEntry {
  group: CommandGroup | 'recent' | 'views';
  keys: string | null;
  run: () => void;
}

/** Everything the palette offers now: each command that makes sense, then saved views, then the workspaces opened before. */
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
  return [...commands, ...views, ...recent];
}
