import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { chartFileService } from './chart-file.ts';
import type { WorkspaceService } from './workspace.ts';

const closed = { isOpen: () => false } as unknown as WorkspaceService;
const { handlers } = chartFileService(closed);
const PNG = 'iVBORw0KGgoAAAA=';
const rows = [
  ['service', 'traces'],
  ['=cmd|x', 3],
  ['a "b", c', null],
];

describe('a chart saved to a file', () => {
  it('is a table whose cells no table program runs, the same as text', async () => {
    const path = join(tempFolder(), 'a.csv');
    await handlers['charts.save']({ path, content: { kind: 'csv', rows }, replace: false });
    const text = '\uFEFFservice,traces\r\n"\'=cmd|x",3\r\n"a ""b"", c",\r\n';
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(await handlers['charts.csv']({ rows })).toEqual({ text });
  });

  it('is a picture, and nothing that only says so', async () => {
    const path = join(tempFolder(), 'a.png');
    await handlers['charts.save']({ path, content: { kind: 'png', image: PNG }, replace: false });
    expect(readFileSync(path).toString('base64')).toBe(PNG);
    const image = Buffer.from('#!/bin/sh').toString('base64');
    const save = () => handlers['charts.save']({ path, content: { kind: 'png', image }, replace: true });
    expect(failureOf(save).code).toBe('input-invalid');
    expect(readFileSync(path).toString('base64')).toBe(PNG);
  });

  it('replaces a file only when that was said', async () => {
    const path = join(tempFolder(), 'a.csv');
    writeFileSync(path, 'mine');
    const save = (replace: boolean) =>
      handlers['charts.save']({ path, content: { kind: 'csv', rows }, replace });
    expect(failureOf(() => save(false)).code).toBe('export-exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await save(true);
    expect(readFileSync(path, 'utf8')).toContain('traces');
  });
});
