import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { saveText } from './save-text.ts';

/** Writes a text of the app to a file, where a person says. */
export function writeText(name: string, text: string): Promise<void> {
  return attempt(async () => {
    await saveText(
      name,
      () => Promise.resolve(text),
      async (path) => {
        // The system's dialog has asked about a file that is there.
        await call('texts.save', { path, text, replace: true });
      },
    );
  });
}
