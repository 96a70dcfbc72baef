import { describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceIn } from './command-line.ts';

const FOLDER = resolve('/srv/cases');

describe('the workspace of a start', () => {
  it.each([
    ['none', [], undefined],
    ['a name, from the folder of the start', ['a.tracebell'], resolve(FOLDER, 'a.tracebell')],
    ['a way up', ['../b/a.tracebell'], resolve(FOLDER, '../b/a.tracebell')],
    ['a full path', [resolve('/x/a.tracebell')], resolve('/x/a.tracebell')],
    ['another spelling of the ending', ['A.TraceBell'], resolve(FOLDER, 'A.TraceBell')],
    ['the first of two', ['a.tracebell', 'b.tracebell'], resolve(FOLDER, 'a.tracebell')],
    ['among switches', ['--no-sandbox', '--x=y', 'a.tracebell', '--z'], resolve(FOLDER, 'a.tracebell')],
    ['no switch, however it ends', ['--log=x.tracebell', '-x.tracebell'], undefined],
    ['no other file', ['a.json', 'tracebell', '.'], undefined],
    ['an address of a file', [pathToFileURL(resolve('/x/a b.tracebell')).href], resolve('/x/a b.tracebell')],
  ])('%s', (_what, args, wanted) => expect(workspaceIn(args, FOLDER)).toBe(wanted));

  it('an address of another machine stays what it is, so that its opening fails with a sentence', () => {
    if (process.platform === 'win32') return;
    expect(workspaceIn(['file://host/a.tracebell'], FOLDER)).toBe(resolve(FOLDER, 'file://host/a.tracebell'));
  });
});
