import { EventEmitter } from 'node:events';
import { settings } from './lifecycle.ts';

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system';
  #systemDark = settings.dark;

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`There is no theme ${source}.`);
    this.#source = source;
    this.emit('updated', {});
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemDark : this.#source === 'dark';
  }

  /** Not of Electron: the person changes the system. */
  set systemDark(dark: boolean) {
    this.#systemDark = dark;
    this.emit('updated', {});
  }
}

export const nativeTheme = new NativeTheme();
nativeTheme.setMaxListeners(0);
