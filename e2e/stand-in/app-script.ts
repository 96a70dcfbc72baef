/** The script that Electron would run: kept, since a packaged app does not find it among its arguments. */
const KEPT_IN = 'STAND_IN_SCRIPT';

export function keepAppScript(): void {
  process.env[KEPT_IN] = process.argv[1] ?? '';
}

export const appScript = (): string => process.env[KEPT_IN] ?? '';
