// `npm test`: everything that can fail, what is quick first.
import { ensureBrowser } from './browser.ts';
import { buildStale, PART_NAMES } from './built-parts.ts';
import { CHECKS, runChecks } from './checks.ts';
import { endChildrenWithThisProcess, runNode } from './run.ts';

const VITEST = ['node_modules/vitest/vitest.mjs', 'run'];
const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'test'];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Gives the names of what failed. The last runner's summary is the last thing said where nothing did. */
async function testAll(): Promise<string[]> {
  const browser = await ensureBrowser();
  if (browser.path === null) {
    say(browser.why);
    return ['browser'];
  }
  say(`Browser: ${browser.path} (${browser.why})`);
  const env = { TRACEBELL_BROWSER: browser.path };

  const isBuilt = await build();
  const failed = isBuilt ? [] : ['build'];
  // Vitest runs the fast tests below, with the others.
  failed.push(...(await runChecks(CHECKS.filter((name) => name !== 'unit'))));

  // Vitest colours what goes to a file, too.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const vitest = await runNode(VITEST, { output: 'shown', env: { ...env, ...plain } });
  if (vitest.code !== 0) failed.push('vitest');
  if (!isBuilt) return failed;

  const playwright = await runNode(PLAYWRIGHT, { output: 'shown', env });
  if (playwright.code !== 0) failed.push('playwright');
  return failed;
}

async function build(): Promise<boolean> {
  try {
    await buildStale(PART_NAMES);
    return true;
  } catch (error) {
    say(`The build failed, so nothing that needs it can be tested.\n${String(error)}`);
    return false;
  }
}

endChildrenWithThisProcess();
const failed = await testAll();
if (failed.length > 0) say(`Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
