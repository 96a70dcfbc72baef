import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

test('a data process keeps a workspace from its creation to its tidy end, and the next begins with it', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const path = join(place, 'a.tracebell');
  const first = startData({ folder });
  expect(await first.event('workspace.changed')).toEqual({ summary: null });
  const made = await first.get('workspace.create', { path });
  expect(await first.close()).toBe(0);
  expect(Object.keys(contentOf(place))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);

  const next = startData({ folder });
  // Asked at once, answered only when the last workspace is open: a window never sees "none" in between.
  expect(await next.get('workspace.summary', {})).toEqual(made);
  expect(await next.event('workspace.changed')).toEqual({ summary: made });
  expect(await next.close()).toBe(0);
});

test('what cannot be opened at the start is said once, and that nothing is open', async () => {
  const folder = tempFolder();
  const data = startData({ folder, open: join(folder, 'nothing.tracebell') });
  expect(await data.get('workspace.summary', {})).toBeNull();
  expect(await data.event('workspace.changed')).toEqual({ summary: null });
  expect(data.raised()).toMatchObject([{ code: 'workspace-missing' }]);
});

test('the last workspace is not opened where the settings, or the host, say so', async () => {
  const folder = tempFolder();
  const first = startData({ folder, open: makeWorkspace(join(folder, 'a.tracebell')) });
  await first.get('settings.write', { openLastWorkspace: false });
  await first.close();
  const byChoice = startData({ folder });
  expect(await byChoice.get('workspace.summary', {})).toBeNull();
  await byChoice.get('settings.write', { openLastWorkspace: true });
  await byChoice.close();
  const byHost = startData({ folder, open: null });
  expect(await byHost.get('workspace.summary', {})).toBeNull();
  await byHost.close();
});
