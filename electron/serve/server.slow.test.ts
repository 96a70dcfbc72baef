import { existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../shared/model/failure.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { makeWorkspace, readBack, WHOLE } from '../data/testing/workspace-file.ts';
import { isAlive } from './leftovers.ts';
import { startedServe, type StartedServe } from './testing/started-serve.ts';
import { until } from './testing/until.ts';

describe('a server', () => {
  test('that is asked to quit says so once the answer is out, and ends tidily', async () => {
    const serve = await startedServe();
    const path = join(serve.folder, 'a.tracebell');
    await serve.call('workspace.create', { path });
    expect(existsSync(`${path}-lock`)).toBe(true);
    expect(await serve.call('app.quit', {})).toEqual({ ok: true, output: {} });
    await serve.quitAsked;
    await serve.close();
    expect(existsSync(`${path}-lock`)).toBe(false);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('can be asked to close twice', async () => {
    const serve = await startedServe();
    await Promise.all([serve.close(), serve.close()]);
    await serve.close();
  });

  test('opens the workspace it is given before it is there', async () => {
    const workspace = makeWorkspace(join(tempFolder(), 'given.tracebell'));
    const serve = await startedServe({ workspace });
    expect(await serve.call('workspace.summary', {})).toMatchObject({
      ok: true,
      output: { path: workspace },
    });
  });

  test('does not start when that workspace does not open, and lets go of what it took', async () => {
    const earlier = await startedServe();
    await earlier.close();
    const { port } = earlier;
    const workspace = join(tempFolder(), 'missing.tracebell');
    expect(await failureOf(startedServe({ workspace, port }))).toMatchObject({
      code: 'workspace-missing',
      details: { path: workspace },
    });
    expect((await startedServe({ port })).port).toBe(port);
  });

  test('starts with a workspace that is damaged, of which the page makes a recovered copy', async () => {
    const workspace = makeWorkspace(join(tempFolder(), 'short.tracebell'));
    truncateSync(workspace, statSync(workspace).size - 1);
    const serve = await startedServe({ workspace });
    expect(await serve.call('workspace.summary', {})).toEqual({ ok: true, output: null });
    expect(await serve.call('failures.take', { after: null })).toMatchObject({
      output: { failures: [{ code: 'workspace-cut-short', details: { path: workspace } }] },
    });
  });

  test('does not start on a port that is taken', async () => {
    const { port } = await startedServe();
    expect(await failureOf(startedServe({ port }))).toMatchObject({
      code: 'port-unavailable',
      details: { port, reason: 'taken' },
    });
  });

  test('answers calls that come together in their order, each for itself', async () => {
    const serve = await startedServe();
    const together = async (body: unknown): Promise<unknown> => {
      const asked = {
        method: 'POST',
        path: '/calls',
        headers: serve.pageHeaders,
        body: JSON.stringify(body),
      };
      const { status, body: answer } = await serve.ask(asked);
      expect(status).toBe(200);
      return JSON.parse(answer);
    };
    expect(
      await together([
        ['secrets.status', {}],
        ['no.such', {}],
        ['traces.page', { limit: 'all' }],
        ['workspace.summary', {}],
      ]),
    ).toMatchObject([
      { ok: true, output: { store: 'passphrase' } },
      { ok: false, failure: { code: 'call-unknown' } },
      { ok: false, failure: { code: 'input-invalid' } },
      { ok: true, output: null },
    ]);
    expect(await together([])).toEqual([]);
    const refused = { ok: false, failure: { code: 'input-invalid', details: { call: 'calls' } } };
    for (const wrong of [{}, null, ['host.info'], [['host.info']], Array(101).fill(['host.info', {}])])
      expect(await together(wrong)).toMatchObject(refused);
  });

  test('keeps no secret of a session in its log', async () => {
    const serve = await startedServe();
    await killData(serve);
    await until(() => serve.logged.length > 0);
    const secrets = [serve.url, serve.newLink()].map((link) => new URL(link).searchParams.get('token') ?? '');
    for (const secret of [...secrets, serve.cookie]) expect(serve.logged.join('\n')).not.toContain(secret);
  });

  test('answers what only a window could do with what there is instead', async () => {
    const serve = await startedServe();
    expect(await serve.call('host.info', {})).toMatchObject({
      ok: true,
      output: { kind: 'serve', dialogs: 'browser', version: '1.2.3', dataFolder: serve.folder },
    });
    expect(await serve.call('secrets.status', {})).toEqual({
      ok: true,
      output: { store: 'passphrase', reason: null, lock: 'new', names: [] },
    });
    expect(await serve.call('window.reload', {})).toEqual({ ok: true, output: {} });
    const refused = { ok: false, failure: { code: 'dialog-unavailable' } };
    expect(await serve.call('dialog.openWorkspace', {})).toMatchObject(refused);
    expect(await serve.call('dialog.saveWorkspace', { suggestedName: 'a' })).toMatchObject(refused);
    const locked = { ok: false, failure: { code: 'secrets-locked' } };
    expect(await serve.call('secrets.store', { name: 'a', value: 'b' })).toMatchObject(locked);
    expect(await serve.call('secrets.remove', { name: 'a' })).toMatchObject({ ok: true });
  });
});

test('two servers do not disturb each other', async () => {
  const [one, other] = [await startedServe(), await startedServe()];
  expect(one.port).not.toBe(other.port);
  // A browser sends both cookies to both, since it does not tell ports apart.
  const both = { Cookie: `${one.cookie}; ${other.cookie}` };
  for (const serve of [one, other]) expect(await serve.ask({ headers: both })).toMatchObject({ status: 200 });
  expect(await one.ask({ headers: { Cookie: other.cookie } })).toMatchObject({ status: 403 });
  expect(await one.ask({ path: `/${new URL(other.url).search}` })).toMatchObject({ status: 403 });

  const heard = await one.listen();
  await other.call('settings.write', { theme: 'dark' });
  await one.call('settings.write', { theme: 'contrast' });
  await heard.next(({ event }) => event === 'settings.changed');
  expect(heard.events.filter(({ event }) => event === 'settings.changed')).toEqual([
    expect.objectContaining({
      data: { settings: expect.objectContaining({ theme: 'contrast' }) as unknown },
    }),
  ]);
  await other.close();
  expect(await one.call('settings.read', {})).toMatchObject({ ok: true });
});

test('when the data process is killed, the same workspace is open again and the page can say so', async () => {
  const serve = await startedServe();
  const path = join(serve.folder, 'a.tracebell');
  await serve.call('workspace.create', { path });
  const heard = await serve.listen();
  await killData(serve);
  await heard.next(({ event }) => event === 'failure.raised');
  const failures = [{ code: 'data-process-restarted', details: { workspace: path } }];
  const output = { failures, last: 1 };
  expect(await serve.call('failures.take', { after: 0 })).toMatchObject({ ok: true, output });
  expect(await serve.call('failures.take', { after: 1 })).toEqual({
    ...{ ok: true, output: { failures: [], last: 1 } },
  });
  expect(await serve.call('workspace.summary', {})).toMatchObject({ ok: true, output: { path } });
});

test('a forced end takes the data process along', async () => {
  const serve = await startedServe();
  const pid = await dataPid(serve);
  serve.kill();
  await until(() => !isAlive(pid));
});

/** The process that holds a workspace open says so to whoever finds it in use. */
async function dataPid(serve: StartedServe): Promise<number> {
  const summary = await serve.call('workspace.summary', {});
  if (!summary.ok) throw new Error(summary.failure.code);
  let path = (summary.output as { path: string } | null)?.path;
  if (path === undefined) {
    path = join(serve.folder, 'held.tracebell');
    await serve.call('workspace.create', { path });
  }
  const failure = await failureOf(startedServe({ workspace: path }));
  const { holder } = failure.details as { holder: { pid: number } };
  return holder.pid;
}

async function killData(serve: StartedServe): Promise<void> {
  process.kill(await dataPid(serve), 'SIGKILL');
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
