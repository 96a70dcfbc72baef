import {
  DEFAULT_SETTINGS,
  resolveLanguage,
  type Language,
  type Settings,
} from '../../shared/model/settings.ts';
import { wordsFor, type Words } from '../../shared/words/words.ts';
import { call } from '../ipc/client.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';

let current = $state<Settings>(DEFAULT_SETTINGS);
const language = $derived<Language>(
  resolveLanguage(current.language, host.info?.systemLanguages ?? navigator.languages),
);
const words = $derived(wordsFor(language));

export const settings = {
  get current(): Settings {
    return current;
  },
  get language(): Language {
    return language;
  },
  async load(): Promise<void> {
    current = await call('settings.read');
  },
  changed(next: Settings): void {
    current = next;
  },
  write(change: Partial<Settings>): Promise<void> {
    return attempt(async () => {
      current = await call('settings.write', change);
    });
  },
};

/** The sentences of the language in use. Read in a template or a `$derived`, they change with it. */
export function say(): Words {
  return words;
}
