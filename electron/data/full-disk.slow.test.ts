import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from './cache/migrations/all.ts';
import { prepareWorkspace } from './cache/prepare.ts';
import { emptyDisk, fillDisk, noMounts, smallDisk } from './testing/disks.ts';
import { failureOf } from './testing/failure-of.ts';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { edit, fillWithJunk, makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

/** From nothing to more than is needed: each write of the work meets the end of the disk once. */
const LEFT_KIBIBYTES = Array.from({ length: 200 }, (_, step) => step * 4);

const started = (): ReturnType<typeof startData> => startData({ folder: tempFolder(), open: null });

function filesOf(disk: string): Record<string, string> {
  const { filler, ...files } = contentOf(disk);
  void filler;
  return files;
}

describe('on a disk that is full', () => {
  beforeEach((context) => context.skip(noMounts !== undefined, noMounts));

  test('a workspace is created whole or not at all', async () => {
    const disk = smallDisk(1024);
    const path = join(disk, 'a.tracebell');
    const data = started();
    const codes: string[] = [];
    for (const left of LEFT_KIBIBYTES) {
      fillDisk(disk, left);
      const code = await data.codeOf('workspace.create', { path });
      codes.push(code);
      if (code === 'none') break;
      expect(code, `${left} KiB left`).toBe('disk-full');
      expect(filesOf(disk), `${left} KiB left`).toEqual({});
      expect(await data.get('workspace.summary', {})).toBeNull();
      emptyDisk(disk);
    }
    expect(codes.at(0)).toBe('disk-full');
    expect(codes.at(-1)).toBe('none');
    expect(await data.close()).toBe(0);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('a workspace is opened, or refused and left as it was', async () => {
    const disk = smallDisk(1024);
    const path = makeWorkspace(join(disk, 'a.tracebell'));
    const before = filesOf(disk);
    const data = started();
    const codes: string[] = [];
    for (const left of LEFT_KIBIBYTES) {
      fillDisk(disk, left);
      const code = await data.codeOf('workspace.open', { path });
      codes.push(code);
      if (code === 'none') break;
      expect(code, `${left} KiB left`).toBe('disk-full');
      expect(filesOf(disk), `${left} KiB left`).toEqual(before);
      emptyDisk(disk);
    }
    expect(codes.at(0)).toBe('disk-full');
    expect(codes.at(-1)).toBe('none');
    expect(await data.close()).toBe(0);
    expect(Object.keys(filesOf(disk))).toEqual(['a.tracebell']);
  });

  test('an older workspace is brought up to date, or stays as it was to the byte', () => {
    const disk = smallDisk(4096);
    const path = makeWorkspace(join(disk, 'a.tracebell'));
    fillWithJunk(path, 1);
    // Bytes of pages that nothing uses are not kept for a rollback, and need not be.
    edit(path, 'VACUUM');
    const before = filesOf(disk);
    const migrations = [
      ...MIGRATIONS,
      {
        version: 1010,
        up(db: { exec(sql: string): unknown; pragma(sql: string): unknown }) {
          db.pragma('cache_size = 5');
          db.exec('UPDATE junk SET bytes = randomblob(65536)');
          db.exec('CREATE TABLE heavy AS SELECT id, randomblob(16384) AS bytes FROM junk');
        },
      },
    ];
    let refusals = 0;
    for (let left = 0; ; left += 64) {
      expect(left).toBeLessThan(2048);
      fillDisk(disk, left);
      try {
        prepareWorkspace(path, migrations);
        break;
      } catch (error) {
        expect(error, `${left} KiB left`).toMatchObject({ code: 'disk-full' });
      }
      refusals += 1;
      emptyDisk(disk);
      expect(filesOf(disk), `${left} KiB left`).toEqual(before);
    }
    expect(refusals).toBeGreaterThan(5);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('a copy is whole or not there, and what it was to replace stays', async () => {
    const disk = smallDisk(4096);
    const [to, old] = [join(disk, 'copy.tracebell'), makeWorkspace(join(disk, 'old.tracebell'))];
    const before = filesOf(disk);
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    fillWithJunk(path, 1);
    const data = started();
    await data.get('workspace.open', { path });
    const endOfCopy = async (target: string): Promise<string> => {
      const { taskId } = await data.get('workspace.copy', { path: target, replace: target === old });
      const { tasks } = await data.event('tasks.changed', ({ tasks }) =>
        tasks.some(({ id, state }) => id === taskId && state !== 'running'),
      );
      return tasks.find(({ id }) => id === taskId)?.failure?.code ?? 'none';
    };
    for (const left of [0, 4, 16, 100, 600, 1000]) {
      fillDisk(disk, left);
      for (const target of [to, old]) {
        expect(await endOfCopy(target), `${left} KiB left`).toBe('disk-full');
        expect(filesOf(disk), `${left} KiB left`).toEqual(before);
      }
      emptyDisk(disk);
    }
    for (const target of [to, old]) {
      expect(await endOfCopy(target)).toBe('none');
      expect(readBack(target)).toEqual(WHOLE);
    }
  });

  test('compacting fails, and the workspace goes on and is whole', async () => {
    const disk = smallDisk(8192);
    const path = makeWorkspace(join(disk, 'a.tracebell'));
    fillWithJunk(path, 2);
    const data = started();
    await data.get('workspace.open', { path });
    const endOfCompaction = async (): Promise<string> => {
      const { taskId } = await data.get('workspace.compact', {});
      const { tasks } = await data.event('tasks.changed', ({ tasks }) =>
        tasks.some(({ id, state }) => id === taskId && state !== 'running'),
      );
      return tasks.find(({ id }) => id === taskId)?.failure?.code ?? 'none';
    };
    for (const left of [0, 8, 100, 500, 900]) {
      fillDisk(disk, left);
      expect(await endOfCompaction(), `${left} KiB left`).toBe('disk-full');
      expect(await data.get('workspace.summary', {})).toMatchObject({ path });
      emptyDisk(disk);
    }
    expect(await endOfCompaction()).toBe('none');
    expect(await data.close()).toBe(0);
    expect(filesOf(disk)).toHaveProperty(['a.tracebell']);
    expect(Object.keys(filesOf(disk))).toHaveLength(1);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('that is the one for temporary files, compacting does without it', async () => {
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    fillWithJunk(path, 64); // More than SQLite keeps in memory.
    const env = { TMPDIR: smallDisk(64) };
    const data = startData({ folder: tempFolder(), open: path }, { env });
    const { taskId } = await data.get('workspace.compact', {});
    const { tasks } = await data.event('tasks.changed', ({ tasks }) =>
      tasks.some(({ id, state }) => id === taskId && state !== 'running'),
    );
    expect(tasks).toMatchObject([{ id: taskId, state: 'done' }]);
  });

  test('closing keeps what was saved, and the next opening folds it in', async () => {
    const disk = smallDisk(4096);
    const path = makeWorkspace(join(disk, 'a.tracebell'));
    const data = started();
    await data.get('workspace.open', { path });
    edit(path, 'CREATE TABLE later AS SELECT randomblob(300000) AS bytes');
    fillDisk(disk, 0);
    await data.get('workspace.close', {});
    expect(await data.get('workspace.summary', {})).toBeNull();
    for (const { code } of data.raised()) expect(code).toBe('disk-full');
    emptyDisk(disk);
    await data.get('workspace.open', { path });
    expect(await data.close()).toBe(0);
    expect(Object.keys(filesOf(disk))).toEqual(['a.tracebell']);
    expect(readBack(path)).toEqual(WHOLE);
    edit(path, 'SELECT length(bytes) FROM later');
  });

  test('settings hold for the run, what was stored stays, and nothing is left over', async () => {
    const disk = smallDisk(64);
    const data = startData({ folder: disk, open: null });
    await data.get('settings.write', { theme: 'dark' });
    const before = filesOf(disk);
    fillDisk(disk, 0);
    expect(await data.codeOf('settings.write', { theme: 'light' })).toBe('settings-unwritable');
    expect(await data.get('settings.read', {})).toMatchObject({ theme: 'light' });
    expect(filesOf(disk)).toEqual(before);
  });
});

test('a page limit reached is the same as a disk that is full', () => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  const migrations = [
    ...MIGRATIONS,
    {
      version: 1010,
      up(db: { exec(sql: string): unknown; pragma(sql: string): unknown }) {
        db.pragma('max_page_count = 4');
        db.exec('CREATE TABLE heavy AS SELECT randomblob(100000)');
      },
    },
  ];
  expect(failureOf(() => prepareWorkspace(path, migrations)).code).toBe('disk-full');
  expect(readBack(path)).toEqual(WHOLE);
});
