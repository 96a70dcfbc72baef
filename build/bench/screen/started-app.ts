import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../run.ts';

export interface StartedApp {
  /** Lets one browser in. */
  link: string;
  close(): Promise<void>;
}

/** The app as `tracebell serve` starts it, with a workspace open, or none, and settings of its own. */
export async function startApp(workspaceFile: string | null, folder: string): Promise<StartedApp> {
  const home = await mkdtemp(join(folder, 'home-'));
  const args = [join(ROOT, 'build/tracebell.mjs'), 'serve', '--json'];
  if (workspaceFile !== null) args.push('--workspace', workspaceFile);
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TRACEBELL_HOME: home, LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    return { link: (JSON.parse(line) as { url: string }).url, close };
  }
  await close();
  throw new Error('The serve host ended without an address.');
}
