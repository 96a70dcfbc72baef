import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { makeWorkspace, readBack, WHOLE } from '../data/testing/workspace-file.ts';
import { expectOneSentence } from './testing/replaying.ts';
import { NODES, processesOf, runCli, startCli, type RunningCli } from './testing/run-cli.ts';
import { until } from '../serve/testing/until.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const HELP = `Usage: tracebell COMMAND [OPTION]…

Browses, charts and replays cloud traces, and drafts notifications against real history.

Commands:
  import PATH… --workspace FILE                 Reads files and folders of traces into a workspace
  sync --workspace FILE                         Reads traces and configuration of a cloud account into a workspace
  replay NOTIFICATION.json [PATH…]              Says which traces a notification would have reported
  explain NOTIFICATION.json [PATH…] --trace ID  Says why a notification reports a trace, or does not
  compare A.json B.json [PATH…]                 Says what a second notification does with the traces that a first does not
  check NOTIFICATION.json                       Says what is wrong with a notification
  sample DIR                                    Writes a sample: a week of an invented company, with what is hidden in it
  serve                                         Opens Tracebell in a browser on this machine
  completion SHELL                              Prints a script that completes commands and options in a shell
  help [COMMAND]                                Explains a command

Options:
      --version  Prints the version
      --json     Prints one JSON document and nothing else
  -h, --help     Explains the command

“tracebell COMMAND --help” explains a command.

Ends with 0 when done, 1 when done and something was found wrong, 2 when it could not.
`;

const SERVE_HELP = `Usage: tracebell serve [OPTION]…

Opens Tracebell in a browser on this machine

Options:
      --workspace FILE  The workspace to open; the last one when left out
      --port N          The port to listen on; a free one when left out
      --json            Prints one JSON document and nothing else
  -h, --help            Explains the command

With --json it opens no window, prints {"url": …} on one line and runs until it is ended.

Ends with 0 when done, 1 when done and something was found wrong, 2 when it could not.
`;

describe.each(NODES)('under $name', ({ path: node, absent }) => {
  describe.skipIf(absent !== undefined)(absent ?? 'the command line', () => {
    test.each([
      [['--version'], `${version}\n`],
      [['--version', '--json'], `{"version":"${version}"}\n`],
      [['--help'], HELP],
      [['help'], HELP],
      [['serve', '--help'], SERVE_HELP],
      [['help', 'serve'], SERVE_HELP],
    ])('prints what is asked for and ends with 0: %j', async (args, stdout) => {
      expect(await runCli(args, { node })).toEqual({ code: 0, stdout, stderr: '' });
    });

    test.each([
      [[], 'No command was given; “tracebell --help” lists them.'],
      [['sevre'], 'There is no command “sevre”; the nearest is “serve”, and “tracebell --help” lists all.'],
      [['serve', '--prot', '1'], 'There is no option “--prot” here; the nearest is “--port”.'],
      [['serve', '--port'], '“--port” needs a value: --port N.'],
      [['serve', '--port', 'x'], '“--port” needs a whole number from 0 to 65535, not “x”.'],
      [['serve', '--json', 'more'], '“more” is one argument too many.'],
      [['completion'], 'SHELL is missing: one of bash, zsh, fish.'],
    ])('says in one sentence what is wrong and ends with 2: %j', async (args, sentence) => {
      expect(await runCli(args, { node })).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
    });

    test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
      'serve ends tidily with %s',
      async (signal) => {
        const workspace = makeWorkspace(join(tempFolder(), 'a.tracebell'));
        const cli = startCli(['serve', '--json', '--workspace', workspace], { node });
        const url = urlOf(await cli.line(/^{/));
        expect((await fetch(url)).status).toBe(200);
        cli.child.kill(signal);
        expect(await cli.ended).toMatchObject({ code: 0, stdout: `${JSON.stringify({ url })}\n` });
        expect(processesOf(cli.folder)).toEqual([]);
        expect(readBack(workspace)).toEqual(WHOLE);
      },
    );

    test('serve takes one Ctrl+C that arrives three times for one', async () => {
      const cli = await served(startCli(['serve', '--json'], { node }));
      for (let times = 0; times < 3; times++) cli.child.kill('SIGINT');
      expect(await cli.ended).toMatchObject({ code: 0 });
      expect(processesOf(cli.folder)).toEqual([]);
    });

    test('a second signal ends serve at once, and takes the data process along', async () => {
      const cli = await served(startCli(['serve', '--json'], { node }));
      cli.child.kill('SIGINT');
      cli.child.kill('SIGTERM');
      // The system may deliver two that are waiting in either order.
      expect([130, 143]).toContain((await cli.ended).code);
      await until(() => processesOf(cli.folder).length === 0);
    });
  });
});

describe('serve', () => {
  test('ends when the page asks for it', async () => {
    const cli = startCli(['serve', '--json']);
    const url = urlOf(await cli.line(/^{/));
    const { origin } = new URL(url);
    const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const headers = { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' };
    const answer = await fetch(`${origin}/call/app.quit`, { method: 'POST', headers, body: '{}' });
    expect(await answer.json()).toEqual({ ok: true, output: {} });
    expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
    expect(processesOf(cli.folder)).toEqual([]);
  });

  test('prints no address when its workspace does not open', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'notes.tracebell'), 'not a database');
    for (const [path, sentence] of [
      [join(folder, 'missing.tracebell'), /^There is no file at .*missing\.tracebell; /],
      [join(folder, 'notes.tracebell'), /notes\.tracebell is not a Tracebell workspace; /],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['serve', '--json', '--workspace', path]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(sentence);
      expectOneSentence(stderr);
    }
  });

  test('takes a workspace from where the person stands', async () => {
    const cli = startCli(['serve', '--json', '--workspace', 'here.tracebell']);
    expect(await cli.ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(join(cli.folder, 'here.tracebell')) as unknown,
    });
  });

  test('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await until(() => other.listening);
    const { port } = other.address() as AddressInfo;
    expect(await runCli(['serve', '--json', '--port', String(port)])).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${port} is in use by another program; choose another one, or leave it out and a free one is taken.\n`,
    });
  });

  test('listens where it is told to', async () => {
    const port = await freePort();
    const cli = startCli(['serve', '--json', '--port', String(port)]);
    expect(new URL(urlOf(await cli.line(/^{/))).port).toBe(String(port));
  });

  test.skipIf(process.platform === 'win32' || process.platform === 'darwin')(
    'without a display or rights to one says why there is no window, and where to go',
    async () => {
      const cli = startCli(['serve']);
      expect(await cli.line(/./)).toMatch(
        /^No window was opened: (you are root|this session has no display)/,
      );
      const link = /http:\S+$/.exec(await cli.line(/^Open this address/))?.[0] ?? '';
      expect((await fetch(link)).status).toBe(200);
      cli.child.kill('SIGTERM');
      expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
    },
  );

  const noTerminal =
    spawnSync('script', ['--version']).status === 0
      ? undefined
      : 'there is no “script” to make a terminal with';
  test.skipIf(noTerminal !== undefined)(
    'in a terminal gives a new link with Enter, and ends with Ctrl+C',
    async () => {
      const cli = startCli(['serve'], {
        by: (command) => ['script', '-qec', `exec ${command.join(' ')}`, '/dev/null'],
      });
      await cli.line(/press Enter/);
      cli.child.stdin?.write('\r');
      await until(() => linksIn(cli).length === 2);
      const [first = '', second = ''] = linksIn(cli);
      expect(first).not.toBe(second);
      for (const link of [first, second]) expect((await fetch(link)).status).toBe(200);
      cli.child.stdin?.write('\u0003');
      expect(await cli.ended).toMatchObject({ code: 0 });
      expect(processesOf(cli.folder)).toEqual([]);
    },
  );
});

test('a reader that leaves early is no mistake', async () => {
  const cli = startCli(['completion', 'bash']);
  cli.child.stdout?.destroy();
  expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{ LC_ALL: 'zh_CN.UTF-8' }, '多出一个参数“a”。\n'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_TW' }, '多出一个参数“a”。\n'],
  [{ LC_ALL: '', LANG: 'zh_CN.GB18030' }, '多出一个参数“a”。\n'],
  [{ LC_ALL: '', LANG: 'fr_FR.UTF-8' }, '“a” is one argument too many.\n'],
  [{ LC_ALL: 'C.UTF-8', LANG: 'zh_CN.UTF-8' }, '“a” is one argument too many.\n'],
])('speaks the language of %j', async (env, stderr) => {
  expect(await runCli(['serve', 'a'], { env })).toMatchObject({ code: 2, stderr });
});

function urlOf(line: string): string {
  return (JSON.parse(line) as { url: string }).url;
}

async function served(cli: RunningCli): Promise<RunningCli> {
  await cli.line(/^{/);
  return cli;
}

function linksIn(cli: RunningCli): string[] {
  return cli.said().match(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/g) ?? [];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await until(() => server.listening);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
