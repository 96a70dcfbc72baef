import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJsonFile, writeJsonFile } from './json-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'json-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a small file', () => {
  it('is read as it was written, for its owner alone, also in a folder that is not there yet', () => {
    const path = join(folder, 'new', 'a.json');
    writeJsonFile(path, { a: [1] });
    expect(readJsonFile(path)).toEqual({ a: [1] });
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json']);
  });

  it('that is not there has no content', () => {
    expect(readJsonFile(join(folder, 'none.json'))).toBeUndefined();
  });

  it('that is no JSON throws what says so', () => {
    writeFileSync(join(folder, 'a.json'), '{');
    expect(() => readJsonFile(join(folder, 'a.json'))).toThrow(SyntaxError);
  });

  it('that cannot be put in place leaves the old one, and no draft', () => {
    // A folder cannot be replaced by a file: the last step fails, for root as well.
    const path = join(folder, 'taken');
    mkdirSync(path);
    writeFileSync(join(path, 'inner'), 'kept');
    expect(() => writeJsonFile(path, {})).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(readFileSync(join(path, 'inner'), 'utf8')).toBe('kept');
  });
});
