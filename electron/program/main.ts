// What Electron runs: the window, or, where a packaged app was given a command, the command line and no window.
import { app } from 'electron';
import { start } from '../main/start.ts';
import { commandIn } from './command-in.ts';

const dist = new URL('.', import.meta.url);
const command = app.isPackaged ? commandIn(process.argv.slice(1)) : null;

if (command === null) start(dist);
else {
  const { runCommand } = await import('./run-command.ts');
  // Electron waits for this script before it looks for a display, so a command needs none.
  await runCommand(command, dist);
}
