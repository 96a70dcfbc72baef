import type { CommandGroup, CommandId } from '../../model/command.ts';

export const commands: Record<CommandId, string> = {
  'workspace.new': 'New workspace…',
  'workspace.open': 'Open workspace…',
  'workspace.copy': 'Save a copy…',
  'workspace.compact': 'Compact workspace',
  'workspace.close': 'Close workspace',
  'app.quit': 'Quit Tracebell',
  'go.overview': 'Go to Overview',
  'go.traces': 'Go to Traces',
  'go.notifications': 'Go to Notifications',
  'go.coverage': 'Go to Coverage',
  'go.changes': 'Go to Changes',
  'go.trackers': 'Go to Trackers',
  'go.cases': 'Go to Cases',
  'go.settings': 'Go to Settings',
  'theme.system': 'Theme: follow the system',
  'theme.light': 'Theme: light',
  'theme.dark': 'Theme: dark',
  'theme.contrast': 'Theme: high contrast',
  'language.system': 'Language: follow the system',
  'language.en': 'Language: English',
  'language.zh-CN': 'Language: 简体中文',
  'tasks.show': 'Show tasks',
  'window.reload': 'Reload window',
  'palette.show': 'Command palette…',
  'shortcuts.show': 'Keyboard shortcuts',
};

export const commandGroups: Record<CommandGroup, string> = {
  file: 'File',
  go: 'Go',
  view: 'View',
  help: 'Help',
};
