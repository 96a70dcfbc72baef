// `npm start`: builds what is missing or stale and opens Tracebell in the best way this machine has.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { listenForEnd } from '../electron/cli/ending.ts';
import { run as runCommandLine } from '../electron/cli/main.ts';
import { systemLanguages } from '../electron/host/system-languages.ts';
import { resolveLanguage } from '../shared/model/settings.ts';
import { wordsFor } from '../shared/words/languages.ts';
import { buildStale, isStale, PART_NAMES } from './built-parts.ts';
import { CHECKOUT } from './checkout.ts';
import { ELECTRON_VERSION, fetchElectron, installedElectron } from './electron-binary.ts';
import { endChildrenWithThisProcess, exitCodeOf, ROOT } from './run.ts';
import { hindrance, openTracebell, type ElectronEnd } from './start-ways.ts';

/** Who ends sooner than this, without a word of ours, had no window yet. */
const GETS_GOING_WITHIN_MS = 10_000;

const { start: words } = wordsFor(resolveLanguage('system', systemLanguages(process.env)));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// npm runs scripts in the project's folder; a path was meant where the person stands.
const [named] = process.argv.slice(2);
const workspace = named === undefined ? [] : [resolve(process.env['INIT_CWD'] ?? '.', named)];

async function runElectron(binary: string): Promise<ElectronEnd> {
  if (PART_NAMES.some(isStale)) {
    say(words.building);
    await buildStale(PART_NAMES);
  }
  say(words.inElectron(binary));
  const startedAt = performance.now();
  // Before there is anything to end: a Ctrl+C in between would leave Electron behind.
  const ending = listenForEnd(() => child.kill('SIGKILL'));
  // In a group of its own a Ctrl+C reaches it through us, once: Electron ends untidily at a second signal.
  const child = spawn(binary, [ROOT, ...workspace], {
    // Set in the terminals of editors that are Electron apps themselves.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  let asked = false;
  void ending.asked.then(() => {
    asked = true;
    child.kill('SIGTERM');
  });
  const code = await new Promise<number>((settle) => {
    child.on('error', () => settle(127));
    child.on('exit', (exitCode, signal) => settle(exitCode ?? exitCodeOf(signal)));
  });
  ending.stopListening();
  return { code, ran: code === 0 || asked || performance.now() - startedAt > GETS_GOING_WITHIN_MS };
}

async function fetchOnce(): Promise<string | null> {
  const stopListening = endChildrenWithThisProcess();
  try {
    return await fetchElectron(() => say(words.fetching(ELECTRON_VERSION)));
  } finally {
    stopListening();
  }
}

process.exitCode = await openTracebell({
  hindrance: hindrance({ platform: process.platform, env: process.env, userId: process.getuid?.() }),
  installedElectron,
  fetchElectron: fetchOnce,
  runElectron,
  serve: (why) => {
    say(words.inBrowser[why]);
    return runCommandLine(['serve', ...workspace.flatMap((path) => ['--workspace', path])], CHECKOUT);
  },
});
