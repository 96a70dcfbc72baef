import { MediaQuery } from 'svelte/reactivity';
import { settings } from './settings.svelte.ts';

const moreContrast = new MediaQuery('prefers-contrast: more');

/** The theme to put on the page; null leaves light or dark to the system. */
export const theme = {
  get attribute(): 'light' | 'dark' | 'contrast' | null {
    const choice = settings.current.theme;
    if (choice !== 'system') return choice;
    return moreContrast.current ? 'contrast' : null;
  },
};
