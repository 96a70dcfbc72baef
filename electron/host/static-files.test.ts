import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { readStaticFiles } from './static-files.ts';

function site() {
  const folder = tempFolder();
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true });
  const files = {
    'site/index.html': '<!doctype html>',
    'site/assets/main.js': 'run()',
    'site/assets/main.js.map': '{}',
    'site/assets/a b.css': 'b{}',
    'site/.env': 'SECRET=1',
    'secret.html': 'secret',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(folder, 'secret.html'), join(folder, 'site', 'link.html'));
  return { folder: join(folder, 'site'), get: readStaticFiles(join(folder, 'site')) };
}

test.each([
  ['/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/assets/main.js', 'text/javascript; charset=utf-8', 'run()'],
  ['/assets/a b.css', 'text/css; charset=utf-8', 'b{}'],
])('%s is served with its type', (path, type, body) => {
  const { get } = site();
  expect(get(path)?.type).toBe(type);
  expect(get(path)?.body.toString()).toBe(body);
});

test.each([
  '/../secret.html',
  '/assets/../../secret.html',
  '/assets/..%2f..%2fsecret.html',
  '//secret.html',
  '/link.html',
  '/.env',
  '/assets/main.js.map',
  '/assets',
  '/assets/',
  '/ASSETS/MAIN.JS',
  '/main.js',
  '',
  '/__proto__',
  '/constructor',
  '/index.html\0.js',
])('%j is not there', (path) => {
  expect(site().get(path)).toBeUndefined();
});

test('a file that is gone since the start is not there either', () => {
  const { folder, get } = site();
  rmSync(join(folder, 'assets'), { recursive: true });
  expect(get('/assets/main.js')).toBeUndefined();
});
