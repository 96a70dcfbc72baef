import type { Task } from '../../../shared/model/task.ts';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { serviceHere } from '../testing/service-here.ts';
import { digest } from '../testing/temp-folder.ts';
import { CREATED_AT, edit, fillWithJunk, readBack, WHOLE } from '../testing/workspace-file.ts';

describe('a copy', () => {
  test('is one plain file that opens, with the same id', async () => {
    const { at, make, open, copy, ended, names } = serviceHere();
    await open(make('a.tracebell'));
    copy(at('copy of it.tracebell'));
    expect(await ended()).toMatchObject([
      {
        kind: 'copy',
        state: 'done',
        outcome: { bytes: statSync(at('a.tracebell')).size },
        path: at('copy of it.tracebell'),
      },
    ]);
    expect(names().filter((name) => name.startsWith('copy'))).toEqual(['copy of it.tracebell']);
    expect(readBack(at('copy of it.tracebell'))).toEqual(WHOLE);
    expect(await open(at('copy of it.tracebell'))).toMatchObject({
      name: 'copy of it',
      createdAt: CREATED_AT,
    });
  });

  test('has what was committed when it began, also what is only in the log', async () => {
    const { at, make, open, copy, ended } = serviceHere();
    const path = make('a.tracebell');
    await open(path);
    edit(path, 'CREATE TABLE later (a)', 'INSERT INTO later VALUES (1)');
    copy(at('b.tracebell'));
    await ended();
    const db = new Database(at('b.tracebell'), { readonly: true });
    expect(db.prepare('SELECT a FROM later').all()).toEqual([{ a: 1 }]);
    db.close();
  });

  test('onto another file is refused unless it is to be replaced', async () => {
    const { at, make, open, copy, ended } = serviceHere();
    await open(make('a.tracebell'));
    writeFileSync(at('old'), 'old');
    symlinkSync(at('old'), at('link'));
    expect(() => copy(at('old'))).toThrow('workspace-exists');
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
    copy(at('link'), true);
    await ended();
    expect(readBack(at('old'))).toEqual(WHOLE);
    expect(readBack(at('link'))).toEqual(WHOLE);
  });

  test('onto a workspace that another has open is refused, and that one is not touched', async () => {
    const { make, open, copy, ended } = serviceHere();
    const other = serviceHere();
    const theirs = other.make('theirs.tracebell');
    await other.open(theirs);
    await open(make('a.tracebell'));
    const before = digest(theirs);
    copy(theirs, true);
    expect(await ended()).toMatchObject([{ state: 'failed', failure: { code: 'workspace-in-use' } }]);
    expect(digest(theirs)).toBe(before);
  });

  test('to a name that is being copied to already fails, and the first is whole', async () => {
    const { at, make, open, copy, ended } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 8);
    await open(path);
    for (let number = 0; number < 3; number += 1) copy(at('b.tracebell'));
    const states = (await ended()).map(({ state, failure }) => failure?.code ?? state);
    expect(states.filter((state) => state === 'done')).toHaveLength(1);
    expect(states.filter((state) => /in-use|exists/.test(state))).toHaveLength(2);
    expect(readBack(at('b.tracebell'))).toEqual(WHOLE);
  });

  test('that is cancelled leaves nothing, and what it was to replace is as it was', async () => {
    const { at, make, open, copy, cancel, ended, names } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 16);
    await open(path);
    writeFileSync(at('old'), 'old');
    const before = names();
    for (const to of ['new', 'old']) cancel(copy(at(to), true).taskId);
    expect((await ended()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(names()).toEqual(before);
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
  });

  test('that is cancelled before its only step leaves nothing either', async () => {
    const { at, make, open, copy, cancel, ended, names } = serviceHere();
    await open(make('a.tracebell'));
    const before = names();
    cancel(copy(at('b.tracebell')).taskId);
    expect(await ended()).toMatchObject([{ state: 'cancelled' }]);
    expect(names()).toEqual(before);
  });

  test('of a workspace that is closed meanwhile is stopped, and nothing is left of it', async () => {
    const { at, make, open, copy, close, list, names } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 16);
    await open(path);
    copy(at('b.tracebell'));
    await close();
    expect(list()).toMatchObject([{ state: 'cancelled' }]);
    expect(names()).toEqual(['a.tracebell']);
  });
});

function bytesGiven(task: Task | undefined): number {
  return task?.outcome && 'bytes' in task.outcome ? task.outcome.bytes : 0;
}

describe('compacting', () => {
  test('gives the space of removed data back, and says how much', async () => {
    const { at, make, open, compact, ended, summary, told, close, names } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    const { sizeBytes } = await open(path);
    compact();
    const [task] = await ended();
    expect(task).toMatchObject({ kind: 'compact', state: 'done', path });
    expect(bytesGiven(task)).toBeGreaterThan(1_900_000);
    expect(summary()?.sizeBytes).toBe(sizeBytes - bytesGiven(task));
    expect(told['workspace.changed']?.at(-1)?.summary).toEqual(summary());
    await close();
    expect(names()).toEqual(['a.tracebell']);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });

  test('is waited for by closing, and nothing new begins meanwhile', async () => {
    const { make, open, compact, close, list, at } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    await open(path);
    compact();
    const closed = close();
    await turn(); // Its turn has come; it waits.
    expect(() => compact()).toThrow('workspace-none-open');
    await closed;
    expect(list()).toMatchObject([{ state: 'done' }]);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });

  test('says what it gives back although somebody still reads the old content', async () => {
    const { make, open, compact, ended, at, close } = serviceHere();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    await open(path);
    const reader = new Database(path, { readonly: true });
    reader.exec('BEGIN; SELECT count(*) FROM junk');
    reader.prepare('SELECT count(*) FROM junk').get();
    compact();
    const [task] = await ended();
    expect(bytesGiven(task)).toBeGreaterThan(1_900_000);
    reader.close();
    await close();
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });
});
