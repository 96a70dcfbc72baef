import type { MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command, type CommandGroup, type CommandId } from '../../shared/model/command.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { RecentWorkspace, WorkspaceSummary } from '../../shared/model/workspace.ts';
import type { Words } from '../../shared/words/words.ts';

export interface MenuState {
  settings: Settings;
  summary: WorkspaceSummary | null;
  recent: readonly RecentWorkspace[];
  words: Words;
  isMac: boolean;
}

export interface MenuActions {
  choose(command: CommandId): void;
  open(path: string): void;
}

type Item = MenuItemConstructorOptions;
type RoleName = keyof Words['menu']['roles'];

const LINE: Item = { type: 'separator' };
const LINE_BEFORE: ReadonlySet<string> = new Set<CommandId>([
  'traces.open',
  'workspace.copy',
  'workspace.close',
  'app.quit',
  'imports.show',
  'window.reload',
]);

/** The native menu: every command under its group, and what the system expects an app to have. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  const { words, isMac } = state;
  const { menu, commandGroups } = words;
  const role = (name: RoleName): Item => ({ role: name, label: menu.roles[name] });
  const group = (name: CommandGroup): Item[] => groupItems(name, state, actions);
  const appMenu: Item[] = [
    ...[role('about'), LINE, role('services'), LINE],
    ...[role('hide'), role('hideOthers'), role('unhide'), LINE],
    commandItem('app.quit', state, actions),
  ];
  const edit = [
    ...[role('undo'), role('redo'), LINE],
    ...[role('cut'), role('copy'), role('paste'), role('selectAll')],
  ];
  const sight = [LINE, role('resetZoom'), role('zoomIn'), role('zoomOut'), LINE, role('togglefullscreen')];
  const window = [role('minimize'), role('zoom'), role('close'), ...(isMac ? [LINE, role('front')] : [])];
  return [
    ...(isMac ? [{ label: words.frame.appName, submenu: appMenu }] : []),
    { label: commandGroups.file, submenu: group('file') },
    { label: menu.edit, submenu: edit },
    { label: commandGroups.go, submenu: group('go') },
    { label: commandGroups.mark, submenu: group('mark') },
    { label: commandGroups.view, submenu: [...group('view'), ...sight] },
    { label: menu.window, role: 'window', submenu: window },
    {
      label: commandGroups.help,
      role: 'help',
      submenu: [...group('help'), ...(isMac ? [] : [LINE, role('about')])],
    },
  ];
}

function groupItems(group: CommandGroup, state: MenuState, actions: MenuActions): Item[] {
  const { isMac, words } = state;
  const items: Item[] = [];
  const choices = new Map<string, Item[]>();
  for (const { id } of COMMANDS.filter((command) => command.group === group)) {
    if (isMac && id === 'app.quit') continue; // In the app's own menu there.
    const subject = choiceOf(id);
    if (subject !== null) {
      const submenu = choices.get(subject) ?? [];
      if (submenu.length === 0) items.push({ label: words.settingsView[subject], submenu });
      choices.set(subject, submenu);
      submenu.push(choiceItem(id, subject, state, actions));
      continue;
    }
    if (LINE_BEFORE.has(id)) items.push(LINE);
    items.push(commandItem(id, state, actions));
    if (id === 'workspace.open') items.push(recentMenu(state, actions));
  }
  return items;
}

function commandItem(id: CommandId, state: MenuState, { choose }: MenuActions): Item {
  const command: Command | undefined = COMMANDS.find((one) => one.id === id);
  return {
    id,
    label: state.words.commands[id],
    enabled: isPossible(command?.needs, state.summary),
    click: () => choose(id),
    ...acceleratorOf(command?.keys),
  };
}

/** A key that types a character is the page's: as an accelerator it could not be typed into a field any more. */
function acceleratorOf(keys: string | undefined): Item {
  return keys?.includes('Mod+') === true ? { accelerator: keys.replace('Mod', 'CmdOrCtrl') } : {};
}

function isPossible(needs: Command['needs'], summary: WorkspaceSummary | null): boolean {
  if (needs === 'workspace') return summary !== null;
  if (needs === 'writable-workspace') return summary?.readOnly === false;
  return true;
}

type Choice = 'theme' | 'language';

/** Commands that are the values of one setting stand in a menu of their own, with a mark at the present one. */
function choiceOf(id: CommandId): Choice | null {
  const [subject] = id.split('.');
  return subject === 'theme' || subject === 'language' ? subject : null;
}

function choiceItem(id: CommandId, subject: Choice, state: MenuState, { choose }: MenuActions): Item {
  const value = id.slice(subject.length + 1);
  const names: Record<string, string> = state.words.settingsView[`${subject}s`];
  return {
    id,
    type: 'radio',
    label: names[value] ?? state.words.commands[id],
    checked: state.settings[subject] === value,
    click: () => choose(id),
  };
}

function recentMenu({ recent, words }: MenuState, { open }: MenuActions): Item {
  const items = recent.map(({ path, present }): Item => ({
    id: `recent:${path}`,
    // An ampersand marks the letter to press with Alt; doubled, it is one.
    label: path.replaceAll('&', '&&'),
    enabled: present,
    click: () => open(path),
  }));
  return { label: words.menu.openRecent, enabled: items.length > 0, submenu: items };
}
