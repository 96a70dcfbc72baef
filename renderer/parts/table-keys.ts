/** What a key or a click does to what is selected: one alone, all from where it began, one more or less, or nothing. */
export type PickHow = 'one' | 'range' | 'toggle' | 'move';

export interface TablePlace {
  active: number;
  total: number;
  /** Rows that a page has. */
  page: number;
}

export interface RowStep {
  to: number;
  how: PickHow;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Where a key of a table leads, and what it selects on the way; null where it is none of these keys. */
export function stepOfKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed,
  { active, total, page }: TablePlace,
): RowStep | null {
  if (altKey) return null;
  const isMod = ctrlKey || metaKey;
  if (key === ' ' && isMod && !shiftKey) return { to: active, how: 'toggle' };
  const to = placeOf(key, active, total, page);
  if (to === null) return null;
  if (shiftKey) return { to, how: 'range' };
  // Lists of other programs have it so that Control goes to either end like the key alone.
  if (!isMod || key === 'Home' || key === 'End') return { to, how: 'one' };
  return key === 'ArrowDown' || key === 'ArrowUp' ? { to, how: 'move' } : null;
}

function placeOf(key: string, active: number, total: number, page: number): number | null {
  if (key === 'ArrowDown') return active + 1;
  if (key === 'ArrowUp') return active - 1;
  if (key === 'PageDown') return active + page;
  if (key === 'PageUp') return active - page;
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : null;
}

/** Control, or Command on a Mac, with A. */
export function isAllKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): boolean {
  return (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'a';
}

export function howOfClick({ shiftKey, ctrlKey, metaKey }: Omit<Pressed, 'key' | 'altKey'>): PickHow {
  return shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'one';
}
