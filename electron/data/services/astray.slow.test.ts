import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Astray } from '../../../shared/model/workspace.ts';
import { serviceHere, THREAD_ENTRY } from '../testing/service-here.ts';
import { edit, fillWithJunk, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { HeldFile } from '../cache/held-file.ts';
import { closeWorkspace, openWorkspace } from './open-workspace.ts';
import { ctsRecord, lines } from './ingest/testing/trace-records.ts';

type Here = ReturnType<typeof serviceHere>;

const options = { signal: new AbortController().signal, progress: () => undefined };
const importing = (path: string, from: string) => ({
  ...{ workspace: path, paths: [from], rating: 'severity' as const, by: 'a', toolVersion: '1' },
  namedFrom: null,
});

/** What a person typed: a note in the journal stands for it. */
async function write(here: Here, what: string): Promise<void> {
  const entry = { at: 1, kind: what, by: 'a', details: {} };
  const { path, writable } = here.service.needWriter();
  await writable.writer.run('noteInJournal', { workspace: path, entry }, options);
}

const astrayOf = (here: Here): Astray | null | undefined => here.summary()?.astray;

async function told(here: Here, wanted: object | null): Promise<void> {
  await expect.poll(() => astrayOf(here), { timeout: 10_000 }).toEqual(wanted);
  await expect
    .poll(() => here.told['workspace.changed']?.at(-1)?.summary?.astray, { timeout: 10_000 })
    .toEqual(wanted);
}

/** A folder of a workspace, with what takes it away, and what is then told. */
const WAYS: [string, (here: Here, path: string) => void, (here: Here) => Astray][] = [
  ['deleted', (_, path) => rmSync(path), () => ({ how: 'gone', now: null })],
  [
    'renamed',
    ({ at }, path) => renameSync(path, at('b.tracebell')),
    ({ at }) => ({ how: 'gone', now: at('b.tracebell') }),
  ],
  [
    'replaced by another',
    ({ make }, path) => renameSync(make('other.tracebell'), path),
    () => ({ how: 'another', now: null }),
  ],
  [
    'renamed, and another put there that looks the same',
    ({ at }, path) => {
      renameSync(path, at('b.tracebell'));
      copyFileSync(at('b.tracebell'), path);
      const { atime, mtime } = statSync(at('b.tracebell'));
      utimesSync(path, atime, mtime);
    },
    ({ at }) => ({ how: 'another', now: at('b.tracebell') }),
  ],
];

describe('a file that goes away while it is open', () => {
  test.each(WAYS)('%s: is told, and what was written since is in the copy that is saved', async (...way) => {
    const [, take, wanted] = way;
    const here = serviceHere();
    const { at, make, open, service, raised } = here;
    await open(make('a.tracebell'));
    await write(here, 'before');
    take(here, at('a.tracebell'));
    await write(here, 'after');
    await told(here, wanted(here));
    await write(here, 'once it was told');
    void service.handlers['workspace.rescue']({ path: at('copy.tracebell'), replace: false });
    await expect.poll(() => here.summary()?.path, { timeout: 10_000 }).toBe(at('copy.tracebell'));
    expect(here.summary()).toMatchObject({ astray: null });
    await service.close();
    expect(raised).toEqual([]);
    expect(kept(at('copy.tracebell'))).toEqual(['before', 'after', 'once it was told']);
    expect(readBack(at('copy.tracebell'))).toEqual(WHOLE);
  });

  test('with its folder, is told', async () => {
    const here = serviceHere();
    mkdirSync(here.at('deep'));
    await here.open(makeWorkspace(here.at('deep/a.tracebell')));
    rmSync(here.at('deep'), { recursive: true });
    await told(here, { how: 'folder-gone', now: null });
    await write(here, 'after');
    void here.service.handlers['workspace.rescue']({ path: here.at('copy.tracebell'), replace: false });
    await expect.poll(() => here.summary()?.path, { timeout: 10_000 }).toBe(here.at('copy.tracebell'));
    expect(kept(here.at('copy.tracebell'))).toEqual(['after']);
  });

  test('is one again when it is put back', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    await here.open(path);
    renameSync(path, here.at('b'));
    await told(here, { how: 'gone', now: here.at('b') });
    await write(here, 'meanwhile');
    renameSync(here.at('b'), path);
    await told(here, null);
    await here.close();
    expect(here.raised).toEqual([]);
    expect(kept(path)).toEqual(['meanwhile']);
    expect(here.names()).toEqual(['a.tracebell']);
  });

  test('has all that was written under its new name, where it is opened, and nothing is left under the old one', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    await here.open(path);
    renameSync(path, here.at('b.tracebell'));
    await write(here, 'after');
    await told(here, { how: 'gone', now: here.at('b.tracebell') });
    await here.open(here.at('b.tracebell'));
    expect(here.summary()).toMatchObject({ path: here.at('b.tracebell'), astray: null });
    await here.close();
    expect(kept(here.at('b.tracebell'))).toEqual(['after']);
    expect(here.names()).toEqual(['b.tracebell']);
    expect(here.raised).toEqual([]);
  });

  test('leaves the file that is in its place alone, whoever has it open', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    await here.open(path);
    await write(here, 'ours');
    renameSync(here.make('other'), path);
    rmSync(`${path}-wal`);
    rmSync(`${path}-shm`);
    const theirs = new Database(path);
    onTestFinished(() => void theirs.close());
    theirs.pragma('journal_mode = WAL');
    theirs.exec('CREATE TABLE theirs (a)');
    await write(here, 'after');
    await told(here, { how: 'another', now: null });
    await here.service.close();
    theirs.exec('INSERT INTO theirs VALUES (1)');
    const alike = new Database(path, { readonly: true });
    expect(alike.prepare('SELECT count(*) FROM theirs').pluck().get()).toBe(1);
    alike.close();
    expect(kept(path)).toEqual([]);
  });

  test('that another program wrote over is closed as it is, and what was written to it is kept', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    const other = here.make('other');
    fillWithJunk(other, 1);
    await here.open(path);
    await write(here, 'ours');
    copyFileSync(other, path); // Into the same file.
    await expect(write(here, 'more')).rejects.toThrow('workspace-astray');
    await expect.poll(() => here.summary(), { timeout: 10_000 }).toBeNull();
    await here.open(path);
    expect(here.summary()).toMatchObject({ path, astray: null });
    await here.close();
    expect(readBack(path)).toEqual(WHOLE);
    const junk = new Database(path, { readonly: true });
    expect(junk.prepare('SELECT count(*) FROM junk').pluck().get()).toBe(8);
    junk.close();
    expect(here.raised.map(({ code }) => code)).toEqual(['workspace-astray', 'workspace-log-of-another']);
  });

  test('takes nothing in that is long, and what is being taken in ends', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    const traces = here.at('traces');
    mkdirSync(traces);
    for (let number = 0; number < 400; number += 1)
      writeFileSync(join(traces, `${number}.json`), lines([ctsRecord(number, 'obs')]));
    await here.open(path);
    const { writer } = here.service.needWriter().writable;
    let isGone = false;
    const progress = (): void => {
      if (!isGone) rmSync(path);
      isGone = true;
    };
    const details = { path, how: 'gone', now: null };
    await expect(
      writer.run('import', importing(path, traces), { ...options, progress }),
    ).rejects.toMatchObject({
      code: 'workspace-astray',
      details,
    });
    await expect(writer.run('import', importing(path, traces), options)).rejects.toMatchObject({
      code: 'workspace-astray',
      details,
    });
  });
});

describe('a file that is where it was', () => {
  test('is never taken for one that went away', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    fillWithJunk(path, 4);
    await here.open(path);
    const held = new HeldFile(path, true);
    const looks = new Set<Astray | null>();
    const look = (): void => void looks.add(held.look());
    look();
    linkSync(path, here.at('hard'));
    look();
    rmSync(here.at('hard'));
    utimesSync(path, 1, 1);
    look();
    for (let turn = 0; turn < 20; turn += 1) {
      await write(here, `${turn}`);
      look();
    }
    here.compact();
    await here.ended();
    look();
    here.copy(here.at('copy'));
    await here.ended();
    look();
    edit(path, 'PRAGMA wal_checkpoint(TRUNCATE)');
    look();
    expect([...looks]).toEqual([null]);
    await here.close();
    held.close();
    expect(here.raised).toEqual([]);
  });

  test('leaves no descriptor behind', async () => {
    const here = serviceHere();
    const path = here.make('a.tracebell');
    const { size, ino } = statSync(path);
    for (let turn = 0; turn < 3; turn += 1) await closeWorkspace(await openWorkspace(path, 1, THREAD_ENTRY));
    expect(statSync(path)).toMatchObject({ size, ino });
    expect(readFileSync(path).length).toBe(size);
  });
});

function kept(path: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare<[], string>('SELECT kind FROM journal ORDER BY id').pluck().all();
  } finally {
    db.close();
  }
}
