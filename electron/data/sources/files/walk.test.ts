import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heldByModes, noModes } from '../../testing/rights.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { walk, type Found } from './walk.ts';

function write(folder: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

const within = (folder: string, found: readonly Found[]): string[] =>
  found.map(({ path, ...rest }) => {
    const name = path.slice(folder.length + 1);
    if (rest.kind === 'file') return name;
    return `${name}: ${rest.kind === 'problem' ? rest.problem.code : rest.why}`;
  });

describe('walking', () => {
  test('finds every file below, in the order of paths by code unit', async () => {
    const folder = tempFolder();
    write(folder, 'b/x', 'B', 'a.json', 'a/2', 'a/10', 'a/1', 'é', 'z/y/x/w', '.hidden');
    const found = await walk([folder]);
    const names = ['.hidden', 'B', 'a.json', 'a/1', 'a/10', 'a/2', 'b/x', 'z/y/x/w', 'é'];
    expect(within(folder, found)).toEqual(names);
  });

  test('gives size and time of each', async () => {
    const folder = tempFolder();
    write(folder, 'file');
    const modifiedAt = Date.UTC(2024, 0, 2, 3, 4, 5);
    utimesSync(join(folder, 'file'), modifiedAt / 1000, modifiedAt / 1000);
    expect(await walk([join(folder, 'file')])).toEqual([
      { kind: 'file', path: join(folder, 'file'), sizeBytes: 4, modifiedAt },
    ]);
  });

  test('gives what is named twice once', async () => {
    const folder = tempFolder();
    write(folder, 'a/x', 'a/y');
    const found = await walk([join(folder, 'a/y'), folder, join(folder, 'a', '..', 'a')]);
    expect(within(folder, found)).toEqual(['a/x', 'a/y']);
  });

  test('skips what systems leave behind, and says so', async () => {
    const folder = tempFolder();
    write(folder, '.DS_Store', 'x/._y', '__MACOSX/x', 'Thumbs.db', 'x/y');
    expect(within(folder, await walk([folder]))).toEqual([
      '.DS_Store: junk',
      'Thumbs.db: junk',
      '__MACOSX: junk',
      'x/._y: junk',
      'x/y',
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'follows no link out of the folder or round in a circle',
    async () => {
      const [folder, outside] = [tempFolder(), tempFolder()];
      write(folder, 'a/x');
      write(outside, 'secret');
      symlinkSync(outside, join(folder, 'away'));
      symlinkSync(join(outside, 'secret'), join(folder, 'away-file'));
      symlinkSync('..', join(folder, 'a', 'up'));
      symlinkSync('a/x', join(folder, 'inside'));
      symlinkSync('none', join(folder, 'broken'));
      symlinkSync('self', join(folder, 'self'));
      expect(within(folder, await walk([folder]))).toEqual([
        'a/up: link-inside',
        'a/x',
        'away: link-outside',
        'away-file: link-outside',
        'broken: link-broken',
        'inside: link-inside',
        'self: link-broken',
      ]);
    },
  );

  test.skipIf(process.platform === 'win32')('follows a link that is named itself', async () => {
    const [folder, outside] = [tempFolder(), tempFolder()];
    write(outside, 'a/x');
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync('none', join(folder, 'broken'));
    const found = await walk([join(folder, 'link'), join(folder, 'broken')]);
    expect(within(folder, found)).toEqual(['broken: link-broken', 'link/a/x']);
  });

  test.skipIf(process.platform === 'win32')('tells pipes and devices from files', async () => {
    const folder = tempFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(within(folder, await walk([folder]))).toEqual(['pipe: file-not-regular']);
    expect(await walk(['/dev/null'])).toEqual([
      {
        kind: 'problem',
        path: '/dev/null',
        problem: { code: 'file-not-regular', details: { kind: 'device' } },
      },
    ]);
  });

  test.skipIf(process.platform !== 'linux')(
    'tells names that are no text, each of those that read the same',
    async () => {
      const folder = tempFolder();
      write(folder, 'x', 'y\uFFFD');
      for (const byte of [0xc9, 0xb4]) {
        const name = Buffer.from([byte, 0xf3]);
        writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), '[]');
      }
      const found = await walk([folder]);
      expect(within(folder, found)).toEqual(['x', 'y\uFFFD', '\uFFFD\uFFFD: name-not-utf8']);
      expect(found.at(-1)).toMatchObject({ problem: { details: { count: 2 } } });
    },
  );

  test('tells what is not there', async () => {
    const folder = tempFolder();
    write(folder, 'x');
    const found = await walk([join(folder, 'none'), join(folder, 'x'), join(folder, 'x', 'below')]);
    expect(within(folder, found)).toEqual(['none: file-missing', 'x', 'x/below: file-missing']);
  });

  test.skipIf(noModes)('tells a folder that may not be read, and goes on', () => {
    const folder = tempFolder();
    write(folder, 'a/x', 'b/x', 'c/x');
    chmodSync(join(folder, 'b'), 0);
    const script = `import { walk } from ${JSON.stringify(new URL('walk.ts', import.meta.url).href)};
      console.log(JSON.stringify(await walk([${JSON.stringify(folder)}])));`;
    const [program = process.execPath, ...before] = heldByModes ?? [];
    const node = heldByModes === undefined ? before : [...before, process.execPath];
    const said = execFileSync(program, [...node, '--input-type=module-typescript', '-e', script]);
    chmodSync(join(folder, 'b'), 0o755);
    expect(within(folder, JSON.parse(said.toString()) as Found[])).toEqual([
      'a/x',
      'b: file-forbidden',
      'c/x',
    ]);
  });

  test('ends when it is cancelled', async () => {
    const reason = new Error('enough');
    await expect(walk([tempFolder()], AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('survives a folder that vanishes meanwhile', async () => {
    const folder = tempFolder();
    write(folder, ...Array.from({ length: 200 }, (_, n) => `${n}/x`));
    const walking = walk([folder]);
    rmSync(folder, { recursive: true });
    for (const found of await walking)
      if (found.kind === 'problem') expect(found.problem.code).toBe('file-missing');
  });
});
