import type { Words } from '../shared/words/words.ts';

/** Why Tracebell opens in a browser and not in Electron. */
export type WithoutElectron = keyof Words['start']['inBrowser'];

export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Undefined where the system has none. */
  userId: number | undefined;
}

/** What keeps Electron from running here, whether it is installed or not. */
export function hindrance({ platform, env, userId }: Machine): WithoutElectron | null {
  if (platform === 'win32' || platform === 'darwin') return null;
  if (userId === 0) return 'root';
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? null : 'no-display';
}

export interface ElectronEnd {
  code: number;
  /** Whether it ran as an app does, or ended at once and by no wish of the person's. */
  ran: boolean;
}

export interface StartWays {
  hindrance: WithoutElectron | null;
  installedElectron(): string | null;
  /** One attempt; null where it cannot be had. */
  fetchElectron(): Promise<string | null>;
  runElectron(binary: string): Promise<ElectronEnd>;
  /** Through the second host: a window of an installed browser, or the address. Gives the exit code. */
  serve(why: WithoutElectron): Promise<number>;
}

/** Opens Tracebell in the best way this machine has, and gives the exit code. */
export async function openTracebell(ways: StartWays): Promise<number> {
  if (ways.hindrance !== null) return ways.serve(ways.hindrance);
  const binary = ways.installedElectron() ?? (await ways.fetchElectron());
  if (binary === null) return ways.serve('not-here');
  const { code, ran } = await ways.runElectron(binary);
  return ran ? code : ways.serve('did-not-start');
}
