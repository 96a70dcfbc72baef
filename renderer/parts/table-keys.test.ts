import { describe, expect, it } from 'vitest';
import { howOfClick, isAllKey, stepOfKey, type RowStep } from './table-keys.ts';

const PLACE = { active: 20, total: 1_000_000, page: 12 };

interface Pressed {
  keys: string;
  step: RowStep | null;
}

function event(keys: string): KeyboardEvent {
  const held = keys.split('+');
  const key = held.pop() ?? '';
  return new KeyboardEvent('keydown', {
    key: key === 'Space' ? ' ' : key,
    shiftKey: held.includes('Shift'),
    ctrlKey: held.includes('Control'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
  });
}

describe('a key of a table', () => {
  it.each<Pressed>([
    { keys: 'ArrowDown', step: { to: 21, how: 'one' } },
    { keys: 'ArrowUp', step: { to: 19, how: 'one' } },
    { keys: 'PageDown', step: { to: 32, how: 'one' } },
    { keys: 'End', step: { to: 999_999, how: 'one' } },
    { keys: 'Control+Home', step: { to: 0, how: 'one' } },
    { keys: 'Shift+ArrowDown', step: { to: 21, how: 'range' } },
    { keys: 'Shift+PageUp', step: { to: 8, how: 'range' } },
    { keys: 'Shift+Home', step: { to: 0, how: 'range' } },
    { keys: 'Control+Shift+End', step: { to: 999_999, how: 'range' } },
    { keys: 'Control+ArrowUp', step: { to: 19, how: 'move' } },
    { keys: 'Meta+ArrowDown', step: { to: 21, how: 'move' } },
    { keys: 'Control+Space', step: { to: 20, how: 'toggle' } },
    { keys: 'Meta+Space', step: { to: 20, how: 'toggle' } },
    // Keys of the browser, of the page, and of columns.
    { keys: 'Control+PageDown', step: null },
    { keys: 'Alt+ArrowUp', step: null },
    { keys: 'Space', step: null },
    { keys: 'ArrowRight', step: null },
    { keys: 'a', step: null },
  ])('$keys leads to $step', ({ keys, step }) => {
    expect(stepOfKey(event(keys), PLACE)).toEqual(step);
  });

  it('takes all with Control or Command and A, and with nothing else', () => {
    expect(['Control+a', 'Meta+a', 'Control+A'].map((keys) => isAllKey(event(keys)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['a', 'Control+Shift+A', 'Control+Alt+a', 'Control+b'].some((keys) => isAllKey(event(keys)))).toBe(
      false,
    );
  });

  it('takes a click for what is held with it', () => {
    expect(howOfClick(event('x'))).toBe('one');
    expect(howOfClick(event('Shift+x'))).toBe('range');
    expect(howOfClick(event('Control+x'))).toBe('toggle');
    expect(howOfClick(event('Meta+x'))).toBe('toggle');
    expect(howOfClick(event('Control+Shift+x'))).toBe('range');
  });
});
