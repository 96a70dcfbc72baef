import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindowState, windowPlace, writeWindowState } from './window-state.ts';

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 };
const SECOND = { x: -1280, y: 0, width: 1280, height: 1024 };
const size = { width: 900, height: 600 };

describe('a window', () => {
  it('that was never open gets the first size', () => {
    expect(windowPlace(null, [SCREEN])).toEqual({ width: 1280, height: 800 });
  });

  it.each([
    ['in the middle', { x: 100, y: 100 }],
    ['partly beyond the right edge', { x: 1700, y: 100 }],
    ['partly beyond the left edge', { x: -700, y: 100 }],
    ['with its title bar just above the lower edge', { x: 0, y: 1020 }],
  ])('that was left %s is there again', (_what, at) => {
    expect(windowPlace({ bounds: { ...at, ...size }, maximised: false }, [SCREEN])).toEqual({
      ...at,
      ...size,
    });
  });

  it.each([
    ['on a screen that is gone', { x: -1000, y: 100 }],
    ['almost wholly beyond the right edge', { x: 1860, y: 100 }],
    ['below the lower edge', { x: 0, y: 1060 }],
    ['with its title bar under the menu bar', { x: 0, y: 0 }],
  ])('that was left %s is placed by the system', (_what, at) => {
    expect(windowPlace({ bounds: { ...at, ...size }, maximised: false }, [SCREEN])).toEqual(size);
  });

  it('may be on any screen', () => {
    const bounds = { x: -1000, y: 100, ...size };
    expect(windowPlace({ bounds, maximised: false }, [SCREEN, SECOND])).toEqual(bounds);
  });

  it('is never smaller than its smallest', () => {
    const bounds = { x: 0, y: 25, width: 10, height: 10 };
    expect(windowPlace({ bounds, maximised: false }, [SCREEN])).toMatchObject({ width: 760, height: 520 });
  });
});

describe('the kept state', () => {
  let folder: string;
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as it was written', () => {
    const path = join(folder, 'new', 'window-state.json');
    const state = { bounds: { x: -5, y: 7, ...size }, maximised: true };
    writeWindowState(path, state, log);
    expect(readWindowState(path)).toEqual(state);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"x":1}',
    '{"x":1,"y":2,"width":"a","height":4}',
    '{"x":0.5,"y":0,"width":9,"height":9}',
  ])('that reads %j is none', (content) => {
    const path = join(folder, 'window-state.json');
    writeFileSync(path, content);
    expect(readWindowState(path)).toBeNull();
  });

  it('that cannot be written is logged, and ends nothing', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    writeWindowState(
      join(file, 'window-state.json'),
      { bounds: { x: 0, y: 0, ...size }, maximised: false },
      log,
    );
    expect(logged).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});
