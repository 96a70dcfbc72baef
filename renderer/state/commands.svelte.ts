import { COMMANDS, VIEW_NAMES, type Command, type CommandId } from '../../shared/model/command.ts';
import { ALL_TRACES } from '../../shared/query/query.ts';
import { LANGUAGE_CHOICES, THEME_CHOICES } from '../../shared/model/settings.ts';
import { call } from '../ipc/client.ts';
import { cloudReading } from './cloud-reading.svelte.ts';
import { openDraft } from './designer/open-draft.svelte.ts';
import { dialogs } from './dialogs.svelte.ts';
import { chooseCopyPlace, chooseToOpen, chooseTraces, chooseTracesWithOptions } from './file-choice.ts';
import { host } from './host.svelte.ts';
import { chooseNewPlace } from './new-workspace.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { JOURNAL, MARKS, route, TOGETHER } from './route.svelte.ts';
import { settings } from './settings.svelte.ts';
import { tasks } from './tasks.svelte.ts';
import { traceExport } from './trace-export.svelte.ts';
import { atHand } from './traces/at-hand.svelte.ts';
import { browse } from './traces/browse.svelte.ts';
import { listColumns } from './traces/list-columns.svelte.ts';
import { markFiles } from './traces/mark-files.ts';
import { marking } from './traces/marking.svelte.ts';
import { marks } from './traces/marks.svelte.ts';
import { picked } from './traces/picked.svelte.ts';
import { selection } from './traces/selection.svelte.ts';
import { several } from './traces/several.svelte.ts';
import { steps } from './traces/steps.svelte.ts';
import { travel } from './traces/travel.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** What the keys of the list are about is on the screen. */
const isAtList = (): boolean => route.view === 'traces' && route.within[0] !== MARKS;

/** Where a list is looked at: what it shows, or what is selected in it. */
function exportShown(): Promise<void> {
  if (!isAtList()) return traceExport.ask();
  if (picked.isOn) return several.export();
  const { cursor } = selection;
  const members = [...listColumns.members];
  const one = cursor === null ? null : { query: ALL_TRACES, rows: [cursor.row], count: 1 };
  return traceExport.ask({ query: browse.query, rows: null, members }, one);
}

/** In a list of matches that is each of its traces. */
function toMatch(step: 1 | -1): void | Promise<void> {
  const { current } = atHand;
  return current === null ? travel.next('match', step) : current.step(step);
}

type Run = () => void | Promise<void>;

const goes = Object.fromEntries(VIEW_NAMES.map((view) => [`go.${view}`, () => route.go(view)])) as Record<
  `go.${(typeof VIEW_NAMES)[number]}`,
  Run
>;
const themes = Object.fromEntries(
  THEME_CHOICES.map((theme) => [`theme.${theme}`, () => settings.write({ theme })]),
) as Record<`theme.${(typeof THEME_CHOICES)[number]}`, Run>;
const languages = Object.fromEntries(
  LANGUAGE_CHOICES.map((language) => [`language.${language}`, () => settings.write({ language })]),
) as Record<`language.${(typeof LANGUAGE_CHOICES)[number]}`, Run>;

/** What each command does. A command without an entry does not compile. */
const runs: Record<CommandId, Run> = {
  'workspace.new': chooseNewPlace,
  'workspace.open': chooseToOpen,
  'traces.open': () => chooseTraces('files'),
  'traces.openFolder': () => chooseTraces('folder'),
  'traces.openChosen': chooseTracesWithOptions,
  'traces.export': exportShown,
  'traces.readCloud': () => cloudReading.ask(),
  'workspace.copy': chooseCopyPlace,
  'workspace.compact': workspace.compact,
  'workspace.close': workspace.close,
  'app.quit': () => attempt(async () => void (await call('app.quit'))),
  ...goes,
  'together.show': () => route.go('notifications', TOGETHER),
  'journal.show': () => route.go('settings', JOURNAL),
  'draft.plan': () => openDraft.plan(),
  'list.filter': () => travel.toFilter(),
  'list.nextWarning': () => travel.next('warning', 1),
  'list.previousWarning': () => travel.next('warning', -1),
  'list.nextIncident': () => travel.next('incident', 1),
  'list.previousIncident': () => travel.next('incident', -1),
  'list.nextBookmark': () => travel.next('bookmark', 1),
  'list.previousBookmark': () => travel.next('bookmark', -1),
  'list.nextTag': () => travel.next('tag', 1),
  'list.previousTag': () => travel.next('tag', -1),
  'list.nextMatch': () => toMatch(1),
  'list.previousMatch': () => toMatch(-1),
  'drafts.undo': () => news.undo(),
  'list.nextDay': () => travel.leap('day', 1),
  'list.previousDay': () => travel.leap('day', -1),
  'list.nextHour': () => travel.leap('hour', 1),
  'list.previousHour': () => travel.leap('hour', -1),
  'list.back': () => steps.back(),
  'list.goToTime': () => travel.ask(),
  'mark.bookmark': () => marking.bookmark(),
  'mark.tags': () => marking.askTags(),
  'mark.note': () => marking.openNote(),
  'mark.useful': () => marking.judge('useful'),
  'mark.noise': () => marking.judge('noise'),
  'mark.undo': () => marks.undo(),
  'marks.show': () => route.go('traces', MARKS),
  'marks.export': () => markFiles.save(),
  'marks.import': () => markFiles.choose(),
  ...themes,
  ...languages,
  'imports.show': () => route.go('overview', 'imports'),
  'tasks.show': () => {
    tasks.shown = true;
  },
  'window.reload': () => location.reload(),
  'palette.show': () => dialogs.show('palette'),
  'shortcuts.show': () => dialogs.show('shortcuts'),
};

const needsMet: Record<NonNullable<Command['needs']>, () => boolean> = {
  workspace: () => workspace.summary !== null,
  'writable-workspace': () => workspace.summary !== null && !workspace.summary.readOnly,
  'trace-list': () => workspace.summary !== null && isAtList(),
  'traces-at-hand': () => workspace.summary !== null && (isAtList() || atHand.current !== null),
  'open-draft': () => openDraft.current !== null,
  'window-host': () => host.info?.kind === 'electron',
};

export function isAvailable(command: Command): boolean {
  return command.needs === undefined || needsMet[command.needs]();
}

export function runCommand(id: CommandId): void {
  const command = COMMANDS.find((one) => one.id === id);
  if (command !== undefined && isAvailable(command)) void runs[id]();
}
