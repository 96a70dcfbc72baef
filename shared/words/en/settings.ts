import type { CrashedPart } from '../../model/crash-report.ts';
import type { Density } from '../../model/settings.ts';
import { count, moment, plural } from '../format.ts';

const language = 'en';

export const zoneSetting = {
  label: 'Times are shown in',
  local: (zone: string) => `Local time (${zone})`,
};

export const densitySetting = {
  label: 'Rows',
  choices: { comfortable: 'Comfortable', compact: 'Compact' } satisfies Record<Density, string> as Record<
    Density,
    string
  >,
};

export const settingsFile = {
  title: 'All settings',
  about:
    'Settings of this page as a file, for another machine. Neither workspaces nor connections nor secrets are among them, nor where updates come from.',
  save: 'Export settings…',
  bring: 'Import settings…',
  reset: 'Reset to defaults',
  file: 'File of settings',
  exported: (path: string) => `The settings were written to ${path}.`,
  imported: 'The settings of the file hold now.',
  wasReset: 'All settings are what they are at first.',
  undo: 'Undo',
};

export const crashReports = {
  title: 'Crash reports',
  about:
    'When a part of Tracebell ends unexpectedly, a report stays on this machine: when, which part, which version and where in the program. It holds nothing of your traces, and is sent nowhere.',
  count: (value: number) =>
    value === 0 ? 'There is none.' : `There ${plural(value, 'is', 'are')} ${count(language, value)}.`,
  moment: (at: number) => moment(language, at),
  parts: {
    app: 'the app itself',
    data: 'the part that reads and writes data',
    page: 'the window',
  } satisfies Record<CrashedPart, string> as Record<CrashedPart, string>,
  madeBy: (version: string, platform: string) => `Tracebell ${version}, ${platform}`,
  places: 'Where in the program',
  noPlaces: 'It was ended from outside, or could not say where it was.',
  remove: 'Remove all reports',
};
