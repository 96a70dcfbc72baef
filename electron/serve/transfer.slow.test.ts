import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/ipc/contract.ts';
import { noMounts, smallDisk } from '../data/testing/disks.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { fillWithJunk, makeWorkspace, readBack, WHOLE } from '../data/testing/workspace-file.ts';
import { askRaw } from './testing/http.ts';
import { startedServe, type StartedServe } from './testing/started-serve.ts';
import { until } from './testing/until.ts';

async function upload(serve: StartedServe, name: string, body: Buffer | string): Promise<Answer> {
  const path = `/upload/${encodeURIComponent(name)}`;
  const headers = { ...serve.pageHeaders, 'Content-Type': 'application/octet-stream' };
  const answered = await serve.ask({ method: 'PUT', path, headers, body });
  expect(answered.status).toBe(200);
  return JSON.parse(answered.body) as Answer;
}

function kept(serve: StartedServe): string[] {
  const folder = join(serve.folder, 'workspaces');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

async function created(serve: StartedServe, name: string): Promise<string> {
  const path = join(serve.folder, name);
  expect(await serve.call('workspace.create', { path })).toMatchObject({ ok: true });
  return path;
}

const asPage = (serve: StartedServe): http.OutgoingHttpHeaders => ({
  Cookie: serve.cookie,
  Accept: 'text/html',
  'Accept-Language': 'zh-CN',
});

describe('an upload', () => {
  test('is kept byte for byte, for this person only, and opens', async () => {
    const serve = await startedServe();
    const bytes = readFileSync(makeWorkspace(join(tempFolder(), 'a.tracebell')));
    const answer = await upload(serve, '七月 100%.tracebell', bytes);
    const path = join(serve.folder, 'workspaces', '七月 100%.tracebell');
    expect(answer).toEqual({ ok: true, output: { path } });
    expect(readFileSync(path)).toEqual(bytes);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(await serve.call('workspace.open', { path })).toMatchObject({ ok: true, output: { path } });
  });

  test('never takes the place of another file', async () => {
    const serve = await startedServe();
    await Promise.all(['one', 'two', 'three'].map((text) => upload(serve, 'July.tracebell', text)));
    expect(kept(serve)).toEqual(['July (2).tracebell', 'July (3).tracebell', 'July.tracebell']);
    const texts = kept(serve).map((name) => readFileSync(join(serve.folder, 'workspaces', name), 'utf8'));
    expect(texts.sort()).toEqual(['one', 'three', 'two']);
  });

  test('stays in its folder, whatever it is called', async () => {
    const serve = await startedServe();
    for (const name of ['../../up.tracebell', '..\\up.tracebell', '/etc/up.tracebell', '..tracebell'])
      expect(await upload(serve, name, 'x')).toMatchObject({ ok: true });
    expect(kept(serve)).toEqual([
      'up (2).tracebell',
      'up (3).tracebell',
      'up.tracebell',
      'workspace.tracebell',
    ]);
  });

  test.each(['notes.txt', 'a.tracebell.sh', 'tracebell'])(
    'that is no workspace is refused: %s',
    async (name) => {
      const serve = await startedServe();
      expect(await upload(serve, name, 'x')).toMatchObject({
        ok: false,
        failure: { code: 'input-invalid', details: { call: 'upload' } },
      });
      expect(kept(serve)).toEqual([]);
    },
  );

  test('that is refused is taken in first: a browser that is still sending hears no answer', async () => {
    const serve = await startedServe();
    const body = 'x'.repeat(32 * 1024 ** 2);
    const headers = { ...serve.pageHeaders, Host: new URL(serve.origin).host, 'Content-Length': body.length };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `PUT /upload/notes.txt HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`;
    expect(await askRaw(serve.port, `${head}${body}`)).toContain('"code":"input-invalid"');
  });

  test('under a name that is not encoded as it should be is refused', async () => {
    const serve = await startedServe();
    const answered = await serve.ask({
      method: 'PUT',
      path: '/upload/%ff.tracebell',
      headers: serve.pageHeaders,
    });
    expect(JSON.parse(answered.body)).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
  });

  test('that is broken off leaves nothing behind', async () => {
    const serve = await startedServe();
    const sending = beginUpload(serve);
    await until(() => kept(serve).some((name) => name.endsWith('.part')));
    sending.destroy();
    await until(() => kept(serve).length === 0);
    expect(await upload(serve, 'a.tracebell', 'whole')).toMatchObject({ ok: true });
    expect(serve.logged).toEqual([]);
  });

  test('that is under way when the server ends leaves nothing behind', async () => {
    const serve = await startedServe();
    const sending = beginUpload(serve);
    await until(() => kept(serve).some((name) => name.endsWith('.part')));
    await serve.close();
    expect(kept(serve)).toEqual([]);
    expect(serve.logged).toEqual([]);
    sending.destroy();
  });

  test.skipIf(noMounts !== undefined)(
    'that does not fit on the disk says so and leaves nothing behind',
    async () => {
      const folder = smallDisk(512);
      const serve = await startedServe({ folder });
      expect(await upload(serve, 'a.tracebell', Buffer.alloc(4 * 1024 ** 2, 1))).toMatchObject({
        ok: false,
        failure: { code: 'disk-full' },
      });
      expect(kept(serve)).toEqual([]);
      expect(await upload(serve, 'a.tracebell', 'small')).toMatchObject({ ok: true });
    },
  );
});

describe('a download', () => {
  test('is a whole copy of the open workspace, under its name', async () => {
    const serve = await startedServe();
    await created(serve, '七月.tracebell');
    const answered = await download(serve);
    expect(answered.headers['content-disposition']).toBe(
      `attachment; filename="__.tracebell"; filename*=UTF-8''%E4%B8%83%E6%9C%88.tracebell`,
    );
    expect(answered.headers['content-type']).toBe('application/vnd.sqlite3');
    expect(answered.headers['content-length']).toBe(String(answered.body.length));
    const path = join(tempFolder(), 'copy.tracebell');
    writeFileSync(path, answered.body);
    expect(readBack(path)).toEqual(WHOLE);
    await until(() => kept(serve).length === 0);
  });

  test('goes round: what was downloaded can be uploaded and opened', async () => {
    const serve = await startedServe();
    const { createdAt } = outputOf(
      await serve.call('workspace.open', { path: await created(serve, 'a.tracebell') }),
    );
    const { body } = await download(serve);
    const { path } = outputOf(await upload(serve, 'back.tracebell', body));
    expect(outputOf(await serve.call('workspace.open', { path }))).toMatchObject({ name: 'back', createdAt });
  });

  test('without an open workspace says so, to a script and to a person', async () => {
    const serve = await startedServe();
    const script = await serve.ask({ path: '/download?copy=1', headers: { Cookie: serve.cookie } });
    expect(script.status).toBe(409);
    expect(JSON.parse(script.body)).toEqual({
      ok: false,
      failure: { code: 'workspace-none-open', details: {} },
    });
    const person = await serve.ask({ path: '/download?copy=1', headers: asPage(serve) });
    expect(person).toMatchObject({ status: 409, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(person.body).toContain('<h1>没有打开的工作区。</h1>');
  });

  test.skipIf(noMounts !== undefined)(
    'that does not fit on the disk says so and leaves nothing behind',
    async () => {
      const folder = smallDisk(1024);
      const serve = await startedServe({ folder });
      const path = makeWorkspace(join(tempFolder(), 'big.tracebell'));
      fillWithJunk(path, 4);
      expect(await serve.call('workspace.open', { path })).toMatchObject({ ok: true });
      const answered = await serve.ask({ path: '/download?copy=1', headers: { Cookie: serve.cookie } });
      expect(JSON.parse(answered.body)).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
      expect(kept(serve)).toEqual([]);
      expect(serve.logged).toEqual([]);
    },
  );

  test('nobody waits for any more is cancelled and leaves nothing behind', async () => {
    const serve = await startedServe();
    const path = makeWorkspace(join(tempFolder(), 'big.tracebell'));
    fillWithJunk(path, 64);
    expect(await serve.call('workspace.open', { path })).toMatchObject({ ok: true });
    const heard = await serve.listen();
    const request = http.get({
      host: '127.0.0.1',
      port: serve.port,
      path: '/download?copy=1',
      headers: asPage(serve),
    });
    request.on('error', () => undefined);
    await heard.next(({ event }) => event === 'tasks.changed');
    request.destroy();
    await heard.next(({ event, data }) => event === 'tasks.changed' && stateOf(data) === 'cancelled');
    await until(() => kept(serve).length === 0);
    expect(serve.logged).toEqual([]);
  });
});

test('what a killed server left behind is removed, and nothing else', async () => {
  const folder = tempFolder();
  const workspaces = join(folder, 'workspaces');
  const nobody = 2 ** 22 + 1; // Beyond the largest process id there is.
  mkdirSync(join(workspaces, `.download-${nobody}-abc`), { recursive: true });
  writeFileSync(join(workspaces, `.download-${nobody}-abc`, 'copy.tracebell'), 'x');
  writeFileSync(join(workspaces, `.upload-${nobody}-abc.part`), 'x');
  writeFileSync(join(workspaces, `.upload-${process.ppid}-abc.part`), 'of a process that runs');
  writeFileSync(join(workspaces, 'mine.tracebell'), 'x');
  const serve = await startedServe({ folder });
  expect(kept(serve)).toEqual([`.upload-${process.ppid}-abc.part`, 'mine.tracebell']);
});

function beginUpload(serve: StartedServe): http.ClientRequest {
  const request = http.request({
    host: '127.0.0.1',
    port: serve.port,
    method: 'PUT',
    path: '/upload/a.tracebell',
    headers: { ...serve.pageHeaders, 'Content-Length': 1_000_000 },
    agent: false,
  });
  request.on('error', () => undefined);
  request.write('x'.repeat(1000));
  return request;
}

function download(serve: StartedServe): Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: serve.port, path: '/download?copy=1', headers: asPage(serve) };
    http
      .get({ ...options, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
      })
      .on('error', reject);
  });
}

function outputOf(answer: Answer): { path: string; createdAt: number } {
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.output as { path: string; createdAt: number };
}

function stateOf(data: unknown): string | undefined {
  return (data as { tasks: { state: string }[] }).tasks[0]?.state;
}
