import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../testing/temp-folder.ts';
import { makeWorkspace } from '../../testing/workspace-file.ts';
import { exportPlace } from './export-place.ts';

test('a file is replaced also while the open workspace has gone away, and the workspace never is', () => {
  const folder = tempFolder();
  const workspace = makeWorkspace(join(folder, 'a.tracebell'));
  const other = join(folder, 'draft.json');
  writeFileSync(other, '{}');
  expect(exportPlace(other, { replace: true, workspace })).toBe(other);
  expect(() => exportPlace(workspace, { replace: true, workspace })).toThrow('export-exists');
  rmSync(workspace);
  expect(exportPlace(other, { replace: true, workspace })).toBe(other);
  expect(() => exportPlace(workspace, { replace: true, workspace })).toThrow('export-exists');
});
