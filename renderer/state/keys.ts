import { COMMANDS, type Command, type CommandId } from '../../shared/model/command.ts';

/** The command that a key press stands for, if any. */
export function commandForKey(event: KeyboardEvent, isMac: boolean): CommandId | null {
  return (
    COMMANDS.find((command: Command) => command.keys !== undefined && isPressed(command.keys, event, isMac))
      ?.id ?? null
  );
}

function isPressed(keys: string, event: KeyboardEvent, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== parts.includes('Mod') || otherMod) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  // A character like "?" needs Shift on some keyboards and not on others: what counts is the character.
  if (!/^[A-Z0-9]$/.test(key)) return event.key === key;
  if (event.shiftKey !== parts.includes('Shift')) return false;
  // By place as well as by character: with Alt held, a Mac types another character.
  return event.key.toUpperCase() === key || event.code === `Key${key}` || event.code === `Digit${key}`;
}

/** A key without a modifier belongs to whoever is typing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const OTHER_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** The names on the keys, in the order they are held. */
export function keyNames(keys: string, isMac: boolean): string[] {
  const names = isMac ? MAC_NAMES : OTHER_NAMES;
  return keys.split('+').map((part) => names[part] ?? part);
}
