import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROJECT_NODE = fileURLToPath(new URL('./project-node.mjs', import.meta.url));

/** A Node of this machine that cannot run the project itself. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .filter((path) => existsSync(path))
  .find((path) => majorOf(path) < 24);

function majorOf(node: string): number {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout)?.[1]);
}

const SCRIPT = `
const [what, ...rest]: string[] = process.argv.slice(2);
if (what === 'say') console.log(JSON.stringify({ major: process.versions.node.split('.')[0], rest }));
if (what === 'end') process.exitCode = Number(rest[0]);
if (what === 'wait') {
  process.on('SIGTERM', () => process.exit(7));
  setInterval(() => undefined, 1000);
  console.log('waiting');
}
`;

let folder: string;
let script: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracebell-node-'));
  script = join(folder, 'script.ts');
  writeFileSync(script, SCRIPT);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.each([
  ['a new one', process.execPath],
  ['one that is too old', oldNode],
])('started under %s', (_, found) => {
  let node = '';

  beforeEach(({ skip }) => {
    if (found === undefined) skip('No Node older than 24 is on the path.');
    else node = found;
  });

  it('runs the script under a Node that reads it, with its arguments', () => {
    const args = [PROJECT_NODE, script, 'say', 'a b', '--json'];
    const { stdout } = spawnSync(node, args, { encoding: 'utf8' });
    const said = JSON.parse(stdout) as { major: string; rest: string[] };
    expect(Number(said.major)).toBeGreaterThanOrEqual(24);
    expect(said.rest).toEqual(['a b', '--json']);
  });

  it('ends with the code of the script', () => {
    const { status } = spawnSync(node, [PROJECT_NODE, script, 'end', '3']);
    expect(status).toBe(3);
  });

  it('passes a signal on and waits for the end', async () => {
    const child = spawn(node, [PROJECT_NODE, script, 'wait']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(7);
  });
});
