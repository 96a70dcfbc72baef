import { expect, test } from 'vitest';
import { workspaceName } from './workspace.ts';

test.each([
  ['/home/me/audit.tracebell', 'audit'],
  ['C:\\Users\\me\\审计.tracebell', '审计'],
  ['\\\\server\\share\\a.b.tracebell', 'a.b'],
  ['/a/no-ending', 'no-ending'],
  ['/a/.tracebell', '.tracebell'],
  ['/a/x.tracebell.tracebell', 'x.tracebell'],
  ['', ''],
])('%s is called %s', (path, name) => {
  expect(workspaceName(path)).toBe(name);
});
