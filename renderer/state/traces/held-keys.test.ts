import { expect, it } from 'vitest';
import { HeldKeys, type HeldKey } from './held-keys.ts';

const press = (key: string, more: Partial<HeldKey> = {}): HeldKey => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
  ...more,
});

it('what is typed ahead becomes text once, and what is no text is left to others', () => {
  const held = new HeldKeys();
  const taken = ['n', 'b', 'Backspace', ' ', '😀', 'é', 'Enter', 'z'].map((key) => held.take(press(key)));
  expect(taken).toEqual(taken.map(() => true));
  const left = [press('Escape'), press('ArrowDown'), press('F5'), press('k', { ctrlKey: true })];
  expect([...left, press('a', { isComposing: true })].map((key) => held.take(key))).toEqual(
    Array<boolean>(5).fill(false),
  );
  expect(held.give()).toBe('n 😀é\nz');
  expect(held.give()).toBe('');
  held.take(press('Backspace'));
  expect(held.give()).toBe('');
});
