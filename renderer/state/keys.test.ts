import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from '../../shared/model/command.ts';
import { commandForKey, keyNames } from './keys.ts';

const press = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', init);

const cases: { why: string; init: KeyboardEventInit; isMac: boolean; command: string | null }[] = [
  { why: 'Control elsewhere', init: { key: 'k', ctrlKey: true }, isMac: false, command: 'palette.show' },
  { why: 'Command on a Mac', init: { key: 'k', metaKey: true }, isMac: true, command: 'palette.show' },
  { why: 'Control on a Mac is not Command', init: { key: 'k', ctrlKey: true }, isMac: true, command: null },
  { why: 'no modifier', init: { key: 'k' }, isMac: false, command: null },
  {
    why: 'an extra Shift is another shortcut',
    init: { key: 'K', ctrlKey: true, shiftKey: true },
    isMac: false,
    command: null,
  },
  {
    why: 'Option turns the letter into another on a Mac, so its place counts',
    init: { key: '˜', code: 'KeyN', metaKey: true, altKey: true },
    isMac: true,
    command: 'workspace.new',
  },
  {
    why: 'a question mark with Shift',
    init: { key: '?', shiftKey: true },
    isMac: false,
    command: 'shortcuts.show',
  },
  { why: 'a question mark without', init: { key: '?' }, isMac: false, command: 'shortcuts.show' },
  { why: 'a digit', init: { key: '3', ctrlKey: true }, isMac: false, command: 'go.notifications' },
  {
    why: 'Shift and a letter',
    init: { key: 'S', ctrlKey: true, shiftKey: true },
    isMac: false,
    command: 'workspace.copy',
  },
];

describe('commandForKey', () => {
  it.each(cases)('$why', ({ init, isMac, command }) => {
    expect(commandForKey(press(init), isMac)).toBe(command);
  });
});

describe('the keys of the commands', () => {
  it('are given to one command each', () => {
    const keys = COMMANDS.flatMap((command: Command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leave alone what a browser keeps for itself', () => {
    const kept = ['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W'];
    expect(COMMANDS.filter((command: Command) => kept.includes(command.keys ?? ''))).toEqual([]);
  });

  it('are named as on the keyboard', () => {
    expect(keyNames('Mod+Alt+N', true)).toEqual(['⌘', '⌥', 'N']);
    expect(keyNames('Mod+Alt+N', false)).toEqual(['Ctrl', 'Alt', 'N']);
  });
});
