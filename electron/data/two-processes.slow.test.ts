import { existsSync, linkSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { edit, fillWithJunk, makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

const started = (): ReturnType<typeof startData> => startData({ folder: tempFolder(), open: null });

describe('a workspace that another process has open', () => {
  test('is refused with who has it, and opens at once when that process is killed', async () => {
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    const [first, second] = [started(), started()];
    await first.get('workspace.open', { path });
    const answer = await second.call('workspace.open', { path });
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'workspace-in-use', details: { path, holder: { pid: first.pid, host: hostname() } } },
    });
    expect(await second.get('workspace.summary', {})).toBeNull();

    await first.kill();
    expect(await second.get('workspace.open', { path })).toMatchObject({ path, readOnly: false });
    await second.close();
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('is refused by every other name of it as well', async () => {
    const folder = tempFolder();
    const path = makeWorkspace(join(folder, 'a.tracebell'));
    const names = { soft: join(folder, 'soft'), hard: join(folder, 'hard') };
    symlinkSync(path, names.soft);
    linkSync(path, names.hard);
    const [first, second] = [started(), started()];
    await first.get('workspace.open', { path });
    for (const name of Object.values(names))
      expect(await second.codeOf('workspace.open', { path: name })).toBe('workspace-in-use');
    await second.close();
    await first.close();
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'hard', 'soft']);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('keeps its locks when it is asked for again by any name', async (context) => {
    context.skip(!existsSync('/proc/locks'), 'only Linux says which locks there are');
    const folder = tempFolder();
    const path = makeWorkspace(join(folder, 'a.tracebell'));
    symlinkSync(path, join(folder, 'soft'));
    const data = started();
    await data.get('workspace.open', { path });
    const locks = (): string[] =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${data.pid} `) && line.includes(`:${statSync(path).ino} `));
    expect(locks()).toHaveLength(1);
    // Another program may look at the file and close it: it must find the lock, or it takes the log away.
    for (const name of [path, join(folder, 'soft')]) await data.get('workspace.open', { path: name });
    expect(await data.codeOf('workspace.copy', { path, replace: true })).toBe('copy-onto-itself');
    expect(locks()).toHaveLength(1);
  });
});

describe('of processes that race', () => {
  test('to create one path, exactly one wins and has it open', async () => {
    const folder = tempFolder();
    const racers = Array.from({ length: 4 }, started);
    for (const racer of racers) await racer.get('workspace.summary', {});
    for (let round = 0; round < 10; round += 1) {
      const path = join(folder, `${round}.tracebell`);
      const codes = await Promise.all(racers.map((racer) => racer.codeOf('workspace.create', { path })));
      expect(
        codes.filter((code) => code === 'none'),
        codes.join(),
      ).toHaveLength(1);
      expect(
        codes.filter((code) => !['none', 'workspace-in-use', 'workspace-exists'].includes(code)),
      ).toEqual([]);
      const winner = racers[codes.indexOf('none')];
      expect(await winner?.get('workspace.summary', {})).toMatchObject({ path });
      await winner?.get('workspace.close', {});
      expect(readBack(path)).toEqual(WHOLE);
    }
    expect(Object.keys(contentOf(folder)).filter((name) => !name.endsWith('.tracebell'))).toEqual([]);
  });

  test('to open one, exactly one wins', async () => {
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    const racers = Array.from({ length: 4 }, started);
    for (const racer of racers) await racer.get('workspace.summary', {});
    for (let round = 0; round < 10; round += 1) {
      const codes = await Promise.all(racers.map((racer) => racer.codeOf('workspace.open', { path })));
      expect(codes.toSorted()).toEqual(['none', ...Array<string>(3).fill('workspace-in-use')]);
      await racers[codes.indexOf('none')]?.get('workspace.close', {});
    }
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('to copy to one path, exactly one wins', async () => {
    const folder = tempFolder();
    const to = join(folder, 'copy.tracebell');
    const racers = [started(), started()];
    for (const [index, racer] of racers.entries()) {
      const path = makeWorkspace(join(folder, `${index}.tracebell`));
      fillWithJunk(path, 4);
      await racer.get('workspace.open', { path });
    }
    const ends = await Promise.all(
      racers.map(async (racer) => {
        const answer = await racer.call('workspace.copy', { path: to, replace: false });
        if (!answer.ok) return answer.failure.code;
        const { tasks } = await racer.event(
          'tasks.changed',
          ({ tasks: [task] }) => task?.state !== 'running',
        );
        return tasks[0]?.failure?.code ?? 'none';
      }),
    );
    expect(
      ends.filter((end) => end === 'none'),
      ends.join(),
    ).toHaveLength(1);
    expect(readBack(to)).toEqual(WHOLE);
  });
});

test('settings of two processes on one folder are joined, not lost', async () => {
  const folder = tempFolder();
  const [one, other] = [startData({ folder, open: null }), startData({ folder, open: null })];
  await one.get('settings.write', { theme: 'dark' });
  await other.get('settings.write', { language: 'zh-CN' });
  const third = startData({ folder, open: null });
  expect(await third.get('settings.read', {})).toMatchObject({ theme: 'dark', language: 'zh-CN' });
  const storms = [one, other].flatMap((data, index) =>
    Array.from({ length: 20 }, (_, round) =>
      data.get('settings.write', index === 0 ? { theme: 'light' } : { openLastWorkspace: round % 2 === 1 }),
    ),
  );
  await Promise.all(storms);
  const fourth = startData({ folder, open: null });
  expect(await fourth.get('settings.read', {})).toMatchObject({ language: 'zh-CN' });
  expect(fourth.raised()).toEqual([]);
  expect(Object.keys(contentOf(folder))).toEqual(['settings.json']);
});

test('another program that only reads a closed workspace is in nobody’s way', async () => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  edit(path, 'SELECT * FROM workspace');
  const data = started();
  expect(await data.codeOf('workspace.open', { path })).toBe('none');
});
