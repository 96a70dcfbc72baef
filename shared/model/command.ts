/**
 * Every command of the app, once: the menu, the palette and the shortcut sheet are drawn from this list.
 * `Mod` is Command on macOS and Control elsewhere. Keys a browser keeps for itself (Mod+N, Mod+T, Mod+W) are
 * not used, so that one sheet is true in both hosts.
 */
export interface Command {
  id: string;
  group: CommandGroup;
  keys?: string;
  /** What must be so for the command to make sense; otherwise it is shown disabled, or not at all. */
  needs?: 'workspace' | 'writable-workspace' | 'window-host' | 'trace-list' | 'traces-at-hand' | 'open-draft';
}

export const COMMAND_GROUPS = ['file', 'go', 'mark', 'view', 'help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export const VIEW_NAMES = [
  'overview',
  'traces',
  'notifications',
  'coverage',
  'changes',
  'trackers',
  'cases',
  'settings',
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export const COMMANDS = [
  { id: 'workspace.new', group: 'file', keys: 'Mod+Alt+N' },
  { id: 'workspace.open', group: 'file', keys: 'Mod+O' },
  { id: 'traces.open', group: 'file', keys: 'Mod+Shift+O' },
  { id: 'traces.openFolder', group: 'file', keys: 'Mod+Shift+D' },
  { id: 'traces.openChosen', group: 'file', needs: 'window-host' },
  { id: 'traces.export', group: 'file', keys: 'Mod+E', needs: 'workspace' },
  { id: 'traces.readCloud', group: 'file', needs: 'writable-workspace' },
  { id: 'workspace.copy', group: 'file', keys: 'Mod+Shift+S', needs: 'workspace' },
  { id: 'workspace.compact', group: 'file', needs: 'writable-workspace' },
  { id: 'workspace.close', group: 'file', needs: 'workspace' },
  { id: 'app.quit', group: 'file', keys: 'Mod+Q', needs: 'window-host' },
  { id: 'go.overview', group: 'go', keys: 'Mod+1' },
  { id: 'go.traces', group: 'go', keys: 'Mod+2' },
  { id: 'go.notifications', group: 'go', keys: 'Mod+3' },
  { id: 'go.coverage', group: 'go', keys: 'Mod+4' },
  { id: 'go.changes', group: 'go', keys: 'Mod+5' },
  { id: 'go.trackers', group: 'go', keys: 'Mod+6' },
  { id: 'go.cases', group: 'go', keys: 'Mod+7' },
  { id: 'go.settings', group: 'go', keys: 'Mod+8' },
  { id: 'together.show', group: 'go', keys: 'Mod+Alt+T', needs: 'workspace' },
  { id: 'journal.show', group: 'go', keys: 'Mod+Alt+J', needs: 'workspace' },
  { id: 'draft.plan', group: 'go', keys: 'Mod+Alt+P', needs: 'open-draft' },
  { id: 'list.filter', group: 'go', keys: '/', needs: 'trace-list' },
  { id: 'list.nextWarning', group: 'go', keys: 'N', needs: 'trace-list' },
  { id: 'list.previousWarning', group: 'go', keys: 'P', needs: 'trace-list' },
  { id: 'list.nextIncident', group: 'go', keys: ']', needs: 'trace-list' },
  { id: 'list.previousIncident', group: 'go', keys: '[', needs: 'trace-list' },
  { id: 'list.nextBookmark', group: 'go', keys: '.', needs: 'trace-list' },
  { id: 'list.previousBookmark', group: 'go', keys: ',', needs: 'trace-list' },
  { id: 'list.nextTag', group: 'go', keys: '>', needs: 'trace-list' },
  { id: 'list.previousTag', group: 'go', keys: '<', needs: 'trace-list' },
  { id: 'list.nextMatch', group: 'go', keys: 'M', needs: 'traces-at-hand' },
  { id: 'list.previousMatch', group: 'go', keys: 'Shift+M', needs: 'traces-at-hand' },
  { id: 'list.nextDay', group: 'go', keys: 'D', needs: 'trace-list' },
  { id: 'list.previousDay', group: 'go', keys: 'Shift+D', needs: 'trace-list' },
  { id: 'list.nextHour', group: 'go', keys: 'H', needs: 'trace-list' },
  { id: 'list.previousHour', group: 'go', keys: 'Shift+H', needs: 'trace-list' },
  { id: 'list.back', group: 'go', keys: 'Backspace', needs: 'trace-list' },
  { id: 'list.goToTime', group: 'go', keys: 'T', needs: 'trace-list' },
  { id: 'mark.bookmark', group: 'mark', keys: 'B', needs: 'traces-at-hand' },
  { id: 'mark.tags', group: 'mark', keys: 'L', needs: 'trace-list' },
  { id: 'mark.note', group: 'mark', keys: 'E', needs: 'trace-list' },
  { id: 'mark.useful', group: 'mark', keys: 'Y', needs: 'traces-at-hand' },
  { id: 'mark.noise', group: 'mark', keys: 'X', needs: 'traces-at-hand' },
  { id: 'mark.undo', group: 'mark', keys: 'Z', needs: 'traces-at-hand' },
  { id: 'marks.show', group: 'mark', needs: 'workspace' },
  { id: 'marks.export', group: 'mark', needs: 'workspace' },
  { id: 'marks.import', group: 'mark', needs: 'writable-workspace' },
  { id: 'drafts.undo', group: 'go', keys: 'U', needs: 'writable-workspace' },
  { id: 'theme.system', group: 'view' },
  { id: 'theme.light', group: 'view' },
  { id: 'theme.dark', group: 'view' },
  { id: 'theme.contrast', group: 'view' },
  { id: 'language.system', group: 'view' },
  { id: 'language.en', group: 'view' },
  { id: 'language.zh-CN', group: 'view' },
  { id: 'imports.show', group: 'view', keys: 'Mod+I', needs: 'workspace' },
  { id: 'tasks.show', group: 'view', keys: 'Mod+J' },
  { id: 'window.reload', group: 'view' },
  { id: 'palette.show', group: 'help', keys: 'Mod+K' },
  { id: 'shortcuts.show', group: 'help', keys: '?' },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];
