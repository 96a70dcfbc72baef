import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { settingsService } from './settings.ts';
import { settingsFileService } from './settings-file.ts';

function started() {
  const settings = settingsService(
    tempFolder(),
    () => undefined,
    (failure) => {
      throw failure;
    },
  );
  const { handlers } = settingsFileService(settings);
  return {
    settings,
    write: (change: Partial<Settings>) => void settings.handlers['settings.write'](change),
    exported: (path: string | null = null, replace = false) =>
      (handlers['settings.export']({ path, replace }) as { text: string }).text,
    take: (text: string) => handlers['settings.import']({ text }) as Settings,
    reset: () => handlers['settings.reset']({}) as Settings,
  };
}

const CHOSEN: Partial<Settings> = {
  theme: 'contrast',
  language: 'zh-CN',
  openLastWorkspace: false,
  pivotMinutes: 60,
};

test('what was exported is so on another machine, after a reset too', () => {
  const [one, other] = [started(), started()];
  one.write(CHOSEN);
  const text = one.exported();
  expect(other.take(text)).toEqual({ ...DEFAULT_SETTINGS, ...CHOSEN });
  expect(other.reset()).toEqual(DEFAULT_SETTINGS);
  expect(other.take(`\uFEFF${text}`)).toEqual({ ...DEFAULT_SETTINGS, ...CHOSEN });
});

test('it is written to a file, whole, and over another only where that was said', () => {
  const { exported, write } = started();
  const folder = tempFolder();
  const path = join(folder, 'settings.json');
  exported(path);
  write({ theme: 'dark' });
  expect(failureOf(() => exported(path)).code).toBe('export-exists');
  expect(readFileSync(path, 'utf8')).toContain('"system"');
  exported(path, true);
  expect(readFileSync(path, 'utf8')).toContain('"dark"');
  expect(Object.keys(contentOf(folder))).toEqual(['settings.json']);
  writeFileSync(join(folder, 'a-file'), '');
  expect(failureOf(() => exported('settings.json')).code).toBe('path-relative');
});

const file = (settings: unknown): string => JSON.stringify({ tracebell_settings: 1, settings });

test.each([
  ['no JSON', 'half {', null],
  ['another JSON', '{"settings": {"theme": "dark"}}', null],
  ['a list', '[]', null],
  ['of another form', '{"tracebell_settings": 2, "settings": {}}', null],
  ['with a member that cannot be so', file({ theme: 'dark', language: 'klingon' }), 'language'],
  ['with a member of another kind', file({ openLastWorkspace: 'yes' }), 'openLastWorkspace'],
])('a file that is %s changes nothing', (_what, text, member) => {
  const { take, settings, write } = started();
  write(CHOSEN);
  expect(failureOf(() => take(text))).toMatchObject({ code: 'settings-file-wrong', details: { member } });
  expect(settings.current()).toEqual({ ...DEFAULT_SETTINGS, ...CHOSEN });
});

test('members that this version does not know are passed over, and those it lacks stay', () => {
  const { take, write } = started();
  write({ theme: 'dark' });
  expect(take(file({ language: 'en', fromTheFuture: 7 }))).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    language: 'en',
  });
});

test('where updates come from stays on its machine: it neither leaves with the file nor comes with one', () => {
  const { exported, take, write, reset, settings } = started();
  const updates = { policy: 'notify', feed: 'https://own.example.com/feed' } as const;
  write({ updates });
  expect(exported()).not.toContain('own.example.com');
  const foreign = { policy: 'download', feed: 'https://elsewhere.example.com/feed' };
  expect(take(file({ theme: 'dark', updates: foreign }))).toMatchObject({ theme: 'dark', updates });
  // Also where it could not be so: nothing of it is looked at.
  expect(take(file({ theme: 'light', updates: 7 }))).toMatchObject({ theme: 'light', updates });
  reset();
  expect(settings.current().updates).toEqual({ policy: 'never', feed: '' });
});
