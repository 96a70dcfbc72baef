import { expect, it } from 'vitest';
import { splitPath } from './file-path.ts';

it.each([
  ['/a/b/c.json', '/a/b/', 'c.json'],
  ['C:\\a\\b.json', 'C:\\a\\', 'b.json'],
  ['c.json', '', 'c.json'],
  ['/a/b.zip!in/c.json', '/a/b.zip!in/', 'c.json'],
  ['/a/b.zip!c.json', '/a/b.zip!', 'c.json'],
  ['/a/b/', '/a/b/', ''],
  ['', '', ''],
])('%s', (path, folders, name) => expect(splitPath(path)).toEqual({ folders, name }));
