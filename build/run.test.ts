import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { run, runNode } from './run.ts';

const script = (source: string): string[] => ['--input-type=module', '--eval', source];

it('gives the exit code and everything that was said', async () => {
  const said = 'process.stdout.write("one "); process.stderr.write("two"); process.exitCode = 3;';
  expect(await runNode(script(said), { output: 'kept' })).toMatchObject({ code: 3, output: 'one two' });
});

it.each([
  ['a signal ended it', 'process.kill(process.pid, "SIGKILL")', 128 + 9],
  ['it threw', 'throw new Error("broken")', 1],
])('gives a code other than 0 where %s', async (_, source, code) => {
  expect((await runNode(script(source), { output: 'kept' })).code).toBe(code);
});

it('gives a code other than 0 where there is no such program', async () => {
  const ran = await run('/no/such/program', [], { output: 'kept' });
  expect(ran.code).toBe(127);
  expect(ran.output).toContain('/no/such/program');
});

it.each([
  ['takes too long', () => ({ withinMs: 50 })],
  ['is not wanted any more', () => ({ signal: AbortSignal.timeout(50) })],
])('ends what %s', async (_, limit) => {
  const hangs = script('setInterval(() => undefined, 1000)');
  expect((await runNode(hangs, { output: 'kept', ...limit() })).code).not.toBe(0);
});

it('leaves nothing running when a signal ends the process itself', async () => {
  const child = `console.log('running'); setInterval(() => undefined, 1000);`;
  const parent = `
    import { endChildrenWithThisProcess, runNode } from ${JSON.stringify(new URL('./run.ts', import.meta.url).href)};
    endChildrenWithThisProcess();
    await runNode(['--eval', ${JSON.stringify(child)}], { output: 'shown' });`;
  const started = spawn(process.execPath, script(parent), { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(started.stdout, 'data');
  started.kill('SIGTERM');
  // The pipe closes when the last process that holds it has ended: the child too.
  expect(await once(started, 'close')).toEqual([128 + 15, null]);
});
