import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScreenState, TraceView } from '../../shared/model/trace-view.ts';
import { startData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';
import { makeWorkspace } from './testing/workspace-file.ts';

const VIEW: TraceView = {
  filter: { text: 'service = VPC', off: [] },
  columns: [{ name: 'time', widthPx: 200, isPinned: true }],
  window: { preset: 'all' },
  order: 'oldest',
  zone: 'Asia/Shanghai',
  rules: [{ query: 'rating = incident', colour: 'red', icon: 'flag', word: '' }],
  facets: { isShown: false, open: [] },
};
const SCREEN: ScreenState = {
  ...{ view: VIEW, viewId: 1, selected: { time: 5, row: 1 }, isOpen: true, seen: null },
  place: ['traces'],
};

test('views are saved, written to a file and taken in again; a file that is wrong changes nothing', async () => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  const data = startData({ folder, open: path });
  const { id } = await data.get('views.save', { id: null, name: 'mine', view: VIEW });
  await data.event('views.changed');
  expect(await data.get('views.list', {})).toMatchObject([{ id, name: 'mine', view: VIEW }]);
  const file = join(folder, 'views.json');
  expect(await data.get('views.write', { ids: null, path: file, replace: false })).toEqual({ views: 1 });
  const { text } = await data.get('views.text', { ids: [id] });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(await data.codeOf('views.write', { ids: null, path, replace: true })).toBe('export-exists');
  expect(await data.get('views.import', { text })).toEqual({ added: [{ name: 'mine', as: 'mine (2)' }] });

  const good = JSON.parse(text) as { views: { view: object }[] };
  const [first] = good.views;
  for (const wrong of [
    '{',
    '[]',
    JSON.stringify({ ...good, tracebell_views: 2 }),
    JSON.stringify({ ...good, views: [first, { ...first, colour: 1 }] }),
    JSON.stringify({ ...good, views: [{ ...first, view: { ...first?.view, zone: 'Mars/Olympus' } }] }),
  ])
    expect(await data.codeOf('views.import', { text: wrong })).toBe('view-file-wrong');
  expect(await data.get('views.list', {})).toHaveLength(2);
});

test('the screen of a workspace outlives a kill, and another workspace has its own', async () => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  const first = startData({ folder, open: path });
  expect(await first.get('screen.read', {})).toBeNull();
  await first.get('screen.write', { screen: SCREEN });
  await first.kill();
  const again = startData({ folder, open: path });
  expect(await again.get('screen.read', {})).toEqual(SCREEN);
  await again.get('workspace.open', { path: makeWorkspace(join(folder, 'b.tracebell')) });
  expect(await again.get('screen.read', {})).toBeNull();
  await again.close();

  // What another version wrote is not shown, and stays where it is until there is something new.
  const file = join(folder, 'screens.json');
  const odd = readFileSync(file, 'utf8').replace('"oldest"', '"sideways"');
  writeFileSync(file, odd);
  const last = startData({ folder, open: path });
  expect(await last.get('screen.read', {})).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe(odd);
});
