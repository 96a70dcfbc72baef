import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Where the application keeps its own files; the same for every host, so that they share settings. */
export function appFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const chosen = env['TRACEBELL_HOME'];
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Tracebell');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tracebell');
  const configured = env['XDG_CONFIG_HOME'] ?? '';
  // A relative one is to be ignored, says the specification of these folders.
  return join(isAbsolute(configured) ? configured : join(homedir(), '.config'), 'tracebell');
}
