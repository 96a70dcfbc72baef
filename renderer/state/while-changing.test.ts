import { expect, it } from 'vitest';
import { whileChanging } from './while-changing.ts';

/** Reads that end when the test says so. */
function slowReads(): { read: () => Promise<void>; end: (() => void)[] } {
  const end: (() => void)[] = [];
  return { end, read: () => new Promise((resolve) => end.push(resolve)) };
}

it('reads once at a time, and once more after changes that came meanwhile', async () => {
  const { read, end } = slowReads();
  const changed = whileChanging(read);
  const all = [changed(), changed(), changed(), changed()];
  expect(end).toHaveLength(1);
  end[0]?.();
  await all[0];
  await expect.poll(() => end.length).toBe(2);
  end[1]?.();
  await Promise.all(all);
  expect(end).toHaveLength(2);
});

it('reads again after a read that failed', async () => {
  let reads = 0;
  const changed = whileChanging(() => {
    reads += 1;
    return reads === 1 ? Promise.reject(new Error('once')) : Promise.resolve();
  });
  await expect(changed()).rejects.toThrow('once');
  await changed();
  expect(reads).toBe(2);
});
