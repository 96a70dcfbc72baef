import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, LANGUAGE_CHOICES, resolveLanguage, THEME_CHOICES } from './settings.ts';

test.each([
  ['en', ['zh-CN'], 'en'],
  ['zh-CN', ['en-US'], 'zh-CN'],
  ['system', [], 'en'],
  ['system', ['zh-CN'], 'zh-CN'],
  ['system', ['zh'], 'zh-CN'],
  ['system', ['zh-Hans-SG', 'en'], 'zh-CN'],
  ['system', ['ZH_cn'], 'zh-CN'],
  ['system', ['en-GB', 'zh-CN'], 'en'],
  ['system', ['fr-FR', 'zh-CN', 'en'], 'zh-CN'],
  ['system', ['fr', 'de'], 'en'],
  ['system', ['', '-', 'zhx', 'english', 'C', 'POSIX'], 'en'],
] as const)('chosen %s where the system asks for %j shows %s', (choice, tags, language) => {
  expect(resolveLanguage(choice, tags)).toBe(language);
});

test('the defaults are choices', () => {
  expect(THEME_CHOICES).toContain(DEFAULT_SETTINGS.theme);
  expect(LANGUAGE_CHOICES).toContain(DEFAULT_SETTINGS.language);
});
