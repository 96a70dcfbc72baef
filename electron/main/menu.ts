import { Menu, app } from 'electron';
import type { CommandId } from '../../shared/model/command.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Host } from '../host/host.ts';
import type { MainWindow } from './main-window.ts';
import { menuTemplate, type MenuActions } from './menu-template.ts';
import type { ShownState } from './shown-state.ts';

export function showMenu(state: ShownState, words: Words, actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...state, words, isMac }, actions)));
}

/** A command is carried out by the page, except those that must work when there is no page or it hangs. */
export function menuActions(host: Host, window: MainWindow, open: (path: string) => void): MenuActions {
  return {
    choose: (command: CommandId) => {
      if (command === 'app.quit') return app.quit();
      if (command === 'window.reload') return window.reload();
      window.show();
      host.emit('command.chosen', { command });
    },
    open,
  };
}
