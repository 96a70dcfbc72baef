import type { Settings } from '../../shared/model/settings.ts';
import { call } from '../ipc/client.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { saveText } from './save-text.ts';
import { settings } from './settings.svelte.ts';

const NAME = 'tracebell-settings.json';

/** Settings taken along, brought in, and put back to what they are at first; the last two can be taken back. */
export const settingsFile = {
  save(): Promise<void> {
    return attempt(async () => {
      const text = async (): Promise<string> =>
        (await call('settings.export', { path: null, replace: false })).text;
      // The system's dialog has asked before it named a file that exists.
      const write = async (path: string): Promise<void> =>
        void (await call('settings.export', { path, replace: true }));
      const path = await saveText(NAME, text, write);
      if (path !== null) news.add({ kind: 'settings', what: 'exported', path });
    });
  },
  bring(file: File): Promise<void> {
    return changing('imported', async () => call('settings.import', { text: await file.text() }));
  },
  reset(): Promise<void> {
    return changing('reset', () => call('settings.reset'));
  },
};

function changing(what: 'imported' | 'reset', change: () => Promise<Settings>): Promise<void> {
  return attempt(async () => {
    const before = settings.current;
    settings.changed(await change());
    news.add({ kind: 'settings', what, undo: () => settings.write(before) });
  });
}
