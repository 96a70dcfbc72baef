import type { ViewName } from '../../model/command.ts';
import type { LanguageChoice, ThemeChoice } from '../../model/settings.ts';
import { bytes, count, moment, plural } from '../format.ts';

const language = 'en';

export const frame = {
  appName: 'Tracebell',
  /** What stands between two sentences. */
  betweenSentences: ' ',
  railLabel: 'Views',
  skip: 'Skip to content',
  loading: 'Starting…',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  noData: 'No data yet',
  dataAge: (ago: string) => `Data ${ago} old`,
  readOnly: 'Read-only',
  readOnlyWhy: 'This file cannot be written here. Save a copy to work on it.',
  /** Of a file that went away while it was open. */
  astray: {
    label: 'The open file',
    /** Where nothing was written to it. */
    nothingLost:
      'It was opened read-only: nothing was written to it. Put it back, or save a copy: everything is in that.',
    save: 'Save a copy and go on in it…',
    follow: 'Go on with it there',
    openThat: 'Open the file that is there',
    partTitle: 'Leave it without a copy?',
    partText:
      'No copy was saved since its file went away. What no file holds any more is lost once the workspace is closed.',
    partAnyway: 'Leave all the same',
    copyText:
      'All of the workspace, also what was written since its file went away. It is opened in its place.',
  },
  noWorkspace: 'No workspace',
  workspaceMenu: 'Workspace',
  recent: 'Recent',
  searchCommands: 'Commands',
  size: (value: number) => bytes(language, value),
  notices: 'Messages',
  moreNotices: (value: number) => `${count(language, value)} more`,
};

export const rail: Record<ViewName, string> = {
  overview: 'Overview',
  traces: 'Traces',
  notifications: 'Notifications',
  coverage: 'Coverage',
  changes: 'Changes',
  trackers: 'Trackers',
  cases: 'Cases',
  settings: 'Settings',
};

/** Views that are not built yet: what will be there. */
export const comingViews: Record<
  Exclude<ViewName, 'overview' | 'settings' | 'traces' | 'notifications'>,
  string
> = {
  coverage:
    'Which operations were seen, how serious they were, and which enabled notification would have reported them.',
  changes:
    'What changed in notifications and trackers between two dates, and which trace and operator changed it.',
  trackers: 'The health of every tracker: whether it records, transfers, encrypts and can be verified.',
  cases: 'Marked traces, notes and verdicts gathered into a case that can be handed over and verified.',
};

export const comingToday = {
  heading: 'Not in this version yet',
  text: 'Overview, Traces, Notifications and Settings work today, and all that is reached from them: imports, sync, drafts and publishing, export, workspaces.',
};

export const overview = {
  startTitle: 'Open a workspace to begin',
  startText:
    'A workspace is one file that keeps everything you read, draft and note. It stays on this machine.',
  create: 'New workspace…',
  open: 'Open workspace…',
  startTraces:
    'Have trace files? Drop them anywhere on this window, or open them; you then say where the workspace goes.',
  recentTitle: 'Recent workspaces',
  recentNone: 'Workspaces you open are listed here.',
  missing: 'Not found',
  forget: (name: string) => `Remove ${name} from the list`,
  fileTitle: 'This workspace',
  path: 'File',
  size: 'Size',
  created: 'Created',
  createdAt: (at: number) => moment(language, at),
  access: 'Access',
  readWrite: 'Read and write',
  readOnly: 'Read-only',
  data: 'Data',
  dataNone: 'Nothing has been read into it yet.',
  copy: 'Save a copy…',
  compact: 'Compact',
  closeWorkspace: 'Close',
  openedAt: (at: number) => moment(language, at),
};

export const settingsView = {
  appearance: 'Appearance',
  theme: 'Theme',
  themes: {
    system: 'Follow the system',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  } satisfies Record<ThemeChoice, string> as Record<ThemeChoice, string>,
  language: 'Language',
  languages: {
    system: 'Follow the system',
    en: 'English',
    'zh-CN': '简体中文',
  } satisfies Record<LanguageChoice, string> as Record<LanguageChoice, string>,
  starting: 'Starting',
  openLast: 'Open the last workspace when Tracebell starts',
  secrets: 'Secrets',
  secretsSystem: 'Keys and tokens are kept in this system’s own secret store.',
  secretsNone: 'Keys and tokens cannot be kept here.',
  secretsReason: {
    'no-encryption': 'The system offers no encryption to applications.',
    'plain-text-only': 'The system would keep them as plain text.',
  },
  secretsStored: (value: number) =>
    value === 0 ? 'None is stored.' : `${count(language, value)} ${plural(value, 'is', 'are')} stored.`,
  about: 'About',
  version: 'Version',
  runsIn: 'Runs in',
  hosts: { electron: 'Desktop window', serve: 'Browser, served by this machine' },
  dataFolder: 'Settings and logs',
};

export const dialogs = {
  newTitle: 'New workspace',
  newText: 'Where the file is made, on the machine that runs Tracebell.',
  openTitle: 'Open a workspace',
  openText: 'The path of the file, on the machine that runs Tracebell.',
  copyTitle: 'Save a copy',
  copyText: 'A whole copy of the workspace as it is now.',
  pathLabel: 'Path',
  create: 'Create',
  open: 'Open',
  save: 'Save',
  replace: 'Replace the file',
  upload: 'Upload a file…',
  uploadText: 'Or bring a workspace from the machine this browser runs on. Tracebell keeps its own copy.',
  uploading: (done: number, total: number) =>
    `Uploading: ${bytes(language, done)} of ${bytes(language, total)}`,
  download: 'Download',
  downloadText: 'Or download the copy to the machine this browser runs on.',
};

export const tasks = {
  title: 'Tasks',
  none: 'Nothing is running, and nothing has run since Tracebell started.',
  idle: 'No tasks running',
  running: (value: number) => `${count(language, value)} ${plural(value, 'task', 'tasks')} running`,
  /** One task, in as few words as the status bar has room for. */
  one: (kind: string, told: string) => `${kind}: ${told}`,
  kinds: {
    copy: 'Save a copy',
    compact: 'Compact workspace',
    import: 'Read traces',
    export: 'Export traces',
    sync: 'Sync',
    read: 'Read from the cloud',
    recover: 'Make a recovered copy',
    sample: 'Make the sample',
  },
  states: { running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  percent: (share: number) => `${count(language, Math.floor(share * 100))} %`,
  outcomes: {
    copy: (value: number) => `${bytes(language, value)} written`,
    compact: (value: number) =>
      value === 0 ? 'Nothing to give back' : `${bytes(language, value)} given back to the disk`,
    /** Some formats cannot hold a long text whole. */
    export: (rows: number, cutCells: number, size: number) =>
      [
        `${count(language, rows)} ${plural(rows, 'trace', 'traces')} (${bytes(language, size)}) written`,
        ...(cutCells === 0 ? [] : [`${count(language, cutCells)} ${plural(cutCells, 'cell', 'cells')} cut`]),
      ].join(', '),
  },
  cancel: (kind: string) => `Cancel: ${kind}`,
  cannotCancel: 'Ends by itself',
  took: (ms: number) => (ms < 1000 ? 'under a second' : `${count(language, Math.round(ms / 1000))} s`),
};

export const palette = {
  title: 'Command palette',
  placeholder: 'Type a command, a view, a notification, a workspace, or a trace id',
  empty: 'No command matches.',
  openRecent: (name: string) => `Open ${name}`,
  recentGroup: 'Recent workspaces',
  openDraft: (name: string) => `Notification: ${name}`,
  draftGroup: 'Notifications',
  drawLive: (name: string) => `Make a draft of live ${name}`,
  liveGroup: 'Live notifications',
  showTrace: (id: string) => `Show the trace ${id}`,
  traceGroup: 'Trace',
};

export const shortcuts = {
  title: 'Keyboard shortcuts',
  modifier: { mac: '⌘', other: 'Ctrl' },
  none: 'no key',
};

export const ages = {
  now: 'under a minute',
  minutes: (value: number) => `${count(language, value)} min`,
  hours: (value: number) => `${count(language, value)} h`,
  days: (value: number) => `${count(language, value)} ${plural(value, 'day', 'days')}`,
};
