import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the application keeps its own files; the same for every host, so that they share settings. */
export function appFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const chosen = env['TRACEBELL_HOME'];
  if (chosen) return chosen;
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Tracebell');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tracebell');
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'tracebell');
}
