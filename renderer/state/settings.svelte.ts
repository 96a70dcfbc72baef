import {
  DEFAULT_SETTINGS,
  resolveLanguage,
  type Language,
  type Settings,
} from '../../shared/model/settings.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';
import { call } from '../ipc/client.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';

let kept = $state.raw<Settings>(DEFAULT_SETTINGS);
/** Chosen here and not yet on the disk: what was just chosen holds at once, however long the disk takes. */
let underWay = $state.raw<readonly Partial<Settings>[]>([]);
const current = $derived(underWay.reduce<Settings>((all, change) => ({ ...all, ...change }), kept));
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
    kept = await call('settings.read');
  },
  changed(next: Settings): void {
    kept = next;
  },
  write(change: Partial<Settings>): Promise<void> {
    underWay = [...underWay, change];
    return attempt(async () => {
      try {
        kept = await call('settings.write', change);
      } finally {
        underWay = underWay.filter((one) => one !== change);
      }
    });
  },
};

/** The sentences of the language in use. Read in a template or a `$derived`, they change with it. */
export function say(): Words {
  return words;
}
