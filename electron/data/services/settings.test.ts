import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/model/failure.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { settingsService } from './settings.ts';

function started(folder: string) {
  const raised: Failure[] = [];
  const told: Settings[] = [];
  const service = settingsService(
    folder,
    (_name, payload) => void told.push((payload as { settings: Settings }).settings),
    (failure) => void raised.push(failure),
  );
  return {
    raised,
    told,
    read: () => service.handlers['settings.read']({}) as Settings,
    write: (change: Partial<Settings>) => service.handlers['settings.write'](change) as Settings,
    current: service.current,
  };
}

const stored = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

test('defaults hold where nothing was chosen, and what is chosen is told and lasts', () => {
  const folder = tempFolder();
  const first = started(folder);
  expect(first.read()).toEqual(DEFAULT_SETTINGS);
  const chosen = { ...DEFAULT_SETTINGS, theme: 'dark' };
  expect(first.write({ theme: 'dark' })).toEqual(chosen);
  expect(first.told).toEqual([chosen]);
  expect(started(folder).read()).toEqual(chosen);
});

test.each([
  [{ theme: 'dark', language: 'klingon' }, { theme: 'dark' }],
  [{ theme: 7, openLastWorkspace: false }, { openLastWorkspace: false }],
  [{ openLastWorkspace: 'yes', language: 'zh-CN' }, { language: 'zh-CN' }],
  [{ theme: null }, {}],
  [{ fromTheFuture: [1, 2] }, {}],
  [JSON.parse('{"__proto__": {"theme": "dark"}}'), {}],
])('of %j each member that is known and right is kept, the others have their default', (file, kept) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(file));
  const { read, raised } = started(folder);
  expect(read()).toEqual({ ...DEFAULT_SETTINGS, ...kept });
  expect(raised).toEqual([]);
});

test('what another version stores is still there after a change by this one', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), '{"theme": "sepia", "font": "big"}');
  started(folder).write({ language: 'en' });
  expect(stored(folder)).toEqual({ theme: 'sepia', font: 'big', language: 'en' });
});

test('a file that cannot be understood is said, and defaults hold', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), '[]');
  const { read, raised } = started(folder);
  expect(read()).toEqual(DEFAULT_SETTINGS);
  expect(raised).toMatchObject([{ code: 'settings-unreadable' }]);
});

test('two Tracebells on one folder do not undo each other’s choices', () => {
  const folder = tempFolder();
  const [one, other] = [started(folder), started(folder)];
  one.write({ theme: 'dark' });
  other.write({ language: 'zh-CN' });
  one.write({ openLastWorkspace: false });
  const all = { theme: 'dark', language: 'zh-CN', openLastWorkspace: false };
  expect(one.read()).toEqual({ ...DEFAULT_SETTINGS, ...all });
  expect(stored(folder)).toEqual(all);
});

test('a change that cannot be saved holds for this run, and is saved with the next that can', () => {
  const folder = tempFolder();
  const { write, current, told } = started(folder);
  mkdirSync(join(folder, 'settings.json'));
  expect(failureOf(() => write({ theme: 'dark' })).code).toBe('settings-unwritable');
  expect(current().theme).toBe('dark');
  expect(told).toHaveLength(1);
  rmdirSync(join(folder, 'settings.json'));
  write({ language: 'en' });
  expect(stored(folder)).toEqual({ theme: 'dark', language: 'en' });
});
