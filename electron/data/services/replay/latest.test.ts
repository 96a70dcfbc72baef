import { describe, expect, it } from 'vitest';
import { Latest } from './latest.ts';

/** Work of so many steps that writes down what it does. */
function work(log: string[], name: string, steps = 3): () => Generator<void, string> {
  return function* () {
    for (let step = 1; step <= steps; step += 1) {
      log.push(`${name}${step}`);
      yield;
    }
    return name;
  };
}

describe('of what one asker asks for', () => {
  it('a request alone is carried out', async () => {
    const latest = new Latest();
    expect(await latest.run('one', work([], 'a'))).toBe('a');
    expect(await latest.run('one', work([], 'b', 0))).toBe('b');
  });

  it('only the last of many is begun where they come at once', async () => {
    const latest = new Latest();
    const log: string[] = [];
    const names = ['a', 'b', 'c', 'd'];
    const answers = await Promise.all(names.map((name) => latest.run('one', work(log, name))));
    expect(answers).toEqual([null, null, null, 'd']);
    expect(log).toEqual(['d1', 'd2', 'd3']);
  });

  it('one under way is given up at its next step', async () => {
    const latest = new Latest();
    const log: string[] = [];
    let second: Promise<string | null> | undefined;
    const first = latest.run('one', function* () {
      log.push('a1');
      second = latest.run('one', work(log, 'b', 1));
      yield;
      log.push('a2');
      return 'a';
    });
    expect(await first).toBeNull();
    expect(await second).toBe('b');
    expect(log).toEqual(['a1', 'b1']);
  });

  it('what is taken back is given up, before it is begun and while it is under way', async () => {
    const latest = new Latest();
    const log: string[] = [];
    const before = latest.run('one', work(log, 'a'));
    latest.stop('one');
    expect(await before).toBeNull();
    expect(log).toEqual([]);
    const within = latest.run('one', function* () {
      latest.stop('one');
      yield;
      log.push('too far');
      return 'b';
    });
    expect(await within).toBeNull();
    expect(log).toEqual([]);
    expect(await latest.run('one', work(log, 'c', 0))).toBe('c');
  });

  it('taking back what nobody waits for does nothing', async () => {
    const latest = new Latest();
    latest.stop('one');
    expect(await latest.run('one', work([], 'a'))).toBe('a');
    latest.stop('one');
    expect(await latest.run('one', work([], 'b'))).toBe('b');
  });

  it('what fails fails for its own asker alone, who may ask again', async () => {
    const latest = new Latest();
    const failing = (where: 'at once' | 'later') =>
      function* (): Generator<void, string> {
        if (where === 'later') yield;
        throw new Error(where);
      };
    const other = latest.run('two', work([], 'b'));
    await expect(latest.run('one', failing('at once'))).rejects.toThrow('at once');
    await expect(latest.run('one', failing('later'))).rejects.toThrow('later');
    expect(await other).toBe('b');
    expect(await latest.run('one', work([], 'a'))).toBe('a');
  });
});

it('askers take turns, and none takes anything from another', async () => {
  const latest = new Latest();
  const log: string[] = [];
  const answers = Promise.all([latest.run('one', work(log, 'a')), latest.run('two', work(log, 'b'))]);
  latest.stop('three');
  expect(await answers).toEqual(['a', 'b']);
  expect(log).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
  for (const asker of ['__proto__', 'constructor', ''])
    expect(await latest.run(asker, work([], 'c'))).toBe('c');
});
