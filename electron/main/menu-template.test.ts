import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandId } from '../../shared/model/command.ts';
import { DEFAULT_SETTINGS, LANGUAGES } from '../../shared/model/settings.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import { menuTemplate, type MenuState } from './menu-template.ts';

type Item = ReturnType<typeof menuTemplate>[number];

const STATE: MenuState = {
  settings: DEFAULT_SETTINGS,
  summary: null,
  recent: [],
  words: wordsFor('en'),
  isMac: false,
};
const summary = {
  path: '/a.tracebell',
  name: 'a',
  createdAt: 0,
  sizeBytes: 1,
  readOnly: false,
  dataAt: null,
  astray: null,
};

function items(state: Partial<MenuState> = {}, chosen: string[] = []): Item[] {
  const template = menuTemplate(
    { ...STATE, ...state },
    { choose: (command) => chosen.push(command), open: (path) => chosen.push(path) },
  );
  return flat(template);
}

function flat(template: readonly Item[]): Item[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

const press = (item: Item | undefined): void => item?.click?.(undefined as never, undefined, {});

describe('the native menu', () => {
  it.each([true, false])('has each command once and carries it out (macOS: %s)', (isMac) => {
    const chosen: string[] = [];
    const all = items({ isMac }, chosen);
    for (const { id } of COMMANDS) press(all.find((item) => item.id === id));
    expect(chosen).toEqual(COMMANDS.map(({ id }) => id));
    expect(all.filter(({ id }) => COMMANDS.some((command) => command.id === id))).toHaveLength(
      COMMANDS.length,
    );
  });

  it.each(LANGUAGES)('names everything in %s', (language) => {
    const unnamed = items({ words: wordsFor(language), isMac: true }).filter(
      ({ label, type }) => type !== 'separator' && !label,
    );
    expect(unnamed).toEqual([]);
  });

  const ENABLED: [what: string, state: Partial<MenuState>, wanted: Partial<Record<CommandId, boolean>>][] = [
    ['without a workspace', {}, { 'workspace.copy': false, 'workspace.compact': false, 'go.traces': true }],
    [
      'without a workspace, which is asked for',
      {},
      { 'traces.open': true, 'traces.export': false, 'imports.show': false },
    ],
    ['with one', { summary }, { 'workspace.copy': true, 'workspace.compact': true, 'workspace.close': true }],
    [
      'with one that cannot be written',
      { summary: { ...summary, readOnly: true } },
      {
        ...{ 'workspace.copy': true, 'traces.export': true },
        ...{ 'workspace.compact': false, 'workspace.close': true },
      },
    ],
  ];
  it.each(ENABLED)('enables what can be done %s', (_what, state, wanted) => {
    const enabled = Object.fromEntries(items(state).map((item) => [item.id ?? '', item.enabled] as const));
    expect(enabled).toMatchObject(wanted);
  });

  it('marks the chosen theme and language, one of each', () => {
    const settings = { ...DEFAULT_SETTINGS, theme: 'contrast', language: 'zh-CN' } as const;
    const marked = items({ settings }).filter(({ checked }) => checked);
    expect(marked.map(({ id }) => id)).toEqual(['theme.contrast', 'language.zh-CN']);
  });

  it('lists recent files by path, disables those that are gone, and opens one', () => {
    const chosen: string[] = [];
    const recent = [
      { path: '/x/R&D.tracebell', name: 'R&D', openedAt: 2, present: true },
      { path: '/x/gone.tracebell', name: 'gone', openedAt: 1, present: false },
    ];
    const listed = items({ recent }, chosen).filter(({ id }) => id?.startsWith('recent:'));
    expect(listed.map(({ label, enabled }) => [label, enabled])).toEqual([
      ['/x/R&&D.tracebell', true],
      ['/x/gone.tracebell', false],
    ]);
    press(listed[0]);
    expect(chosen).toEqual(['/x/R&D.tracebell']);
  });

  it('has an empty list of recent files that cannot be opened', () => {
    expect(items().find(({ label }) => label === STATE.words.menu.openRecent)).toMatchObject({
      enabled: false,
    });
  });

  it('gives no key that types a character, which nobody could type any more', () => {
    const keys = items().flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys).toContain('CmdOrCtrl+Shift+S');
    expect(keys.filter((key) => !key.startsWith('CmdOrCtrl+'))).toEqual([]);
  });

  it('puts quitting into the app’s own menu on macOS', () => {
    const [app] = menuTemplate({ ...STATE, isMac: true }, { choose: () => undefined, open: () => undefined });
    expect(flat(app === undefined ? [] : [app]).map(({ id }) => id)).toContain('app.quit');
  });
});
