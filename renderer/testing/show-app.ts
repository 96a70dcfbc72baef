import { afterEach } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../style/base.css';
import '../style/menu.css';
import '../style/tokens.css';
import { dialogs } from '../state/dialogs.svelte.ts';
import { news } from '../state/news.svelte.ts';
import { notices } from '../state/notices.svelte.ts';
import { start } from '../state/start.svelte.ts';
import { tasks } from '../state/tasks.svelte.ts';
import { screen } from '../state/traces/screen.svelte.ts';
import { workspace } from '../state/workspace.svelte.ts';
import Frame from '../views/frame/Frame.svelte';
import type { StandInBridge } from './stand-in-bridge.ts';

/** Shows the whole app before a stand-in host, at an address and in a size. */
export async function showApp(
  host: StandInBridge,
  { address = '#/overview', width = 1280, height = 800 } = {},
): Promise<void> {
  await page.viewport(width, height);
  Object.defineProperty(window, 'tracebell', { value: host, configurable: true });
  location.hash = address;
  await render(Frame);
  start();
}

/** What the app keeps is kept by the page, which outlives a test. */
afterEach(() => {
  dialogs.close();
  news.clear();
  tasks.changed([]);
  workspace.changed(null);
  void screen.meet();
  for (const { id } of notices.list) notices.dismiss(id);
});
