import { expect, test, vi } from 'vitest';
import { NoteKeeper } from './note-keeper.svelte.ts';

function keeping(works: () => boolean = () => true) {
  const saved: [number, string][] = [];
  const keeper = new NoteKeeper((row, note) => {
    saved.push([row, note]);
    return Promise.resolve(works());
  }, 10);
  return { saved, keeper };
}

test('what is typed in one go is saved once, without waiting for the end of it', async () => {
  const { saved, keeper } = keeping();
  keeper.type(1, 'a');
  keeper.type(1, 'ab');
  expect(keeper.state).toBe('waiting');
  await vi.waitFor(() => expect(saved).toEqual([[1, 'ab']]));
  await vi.waitFor(() => expect(keeper.state).toBe('kept'));
});

test('the note of a trace is saved when another is begun, and each with its own', async () => {
  const { saved, keeper } = keeping();
  keeper.type(1, 'one');
  keeper.type(2, 'two');
  expect(await keeper.flush()).toBe(true);
  expect(saved).toEqual([
    [1, 'one'],
    [2, 'two'],
  ]);
});

test('what could not be saved says so, until it could', async () => {
  let works = false;
  const { keeper } = keeping(() => works);
  keeper.type(1, 'a');
  expect(await keeper.flush()).toBe(false);
  expect(keeper.state).toBe('failed');
  works = true;
  keeper.type(1, 'ab');
  expect(await keeper.flush()).toBe(true);
  expect(keeper.state).toBe('kept');
});
