import { nativeTheme } from 'electron';
import { join } from 'node:path';
import { decodeInput } from '../../shared/ipc/decode.ts';
import { DEFAULT_SETTINGS, type Settings, type ThemeChoice } from '../../shared/model/settings.ts';
import { readJsonFile } from '../host/json-file.ts';

/** What lies under the page until it is drawn: the colour of the page's own frame, so that nothing flashes. */
const BACKGROUNDS = { light: '#f4f5f7', dark: '#14171b', contrast: '#000000' } as const;

/** The native parts follow the theme; the system knows no high contrast of ours. */
export function followTheme(theme: ThemeChoice): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme;
}

export function backgroundFor(theme: ThemeChoice): string {
  if (theme === 'contrast') return BACKGROUNDS.contrast;
  return nativeTheme.shouldUseDarkColors ? BACKGROUNDS.dark : BACKGROUNDS.light;
}

/**
 * The settings as they lie on disk, for the colour and the language of the first moment: the data process, which
 * owns them, answers only after the workspace is open. Whatever is wrong with the file is its to say.
 */
export function firstSettings(folder: string): Settings {
  try {
    const content = readJsonFile(join(folder, 'settings.json'));
    return { ...DEFAULT_SETTINGS, ...decodeInput('settings.write', content ?? {}) };
  } catch {
    return DEFAULT_SETTINGS;
  }
}
