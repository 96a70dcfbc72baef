import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/ipc/channel.ts';
import type { Host } from '../host/host.ts';
import type { MainWindow } from './main-window.ts';
import { isOwnFrame } from './own-page.ts';

/** Joins the window to the host. */
export function routeCalls(host: Host, window: MainWindow, log: (line: string) => void): void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    if (!window.owns(event.sender) || !isOwnFrame(event.senderFrame)) {
      log(`A call from ${event.senderFrame?.url ?? 'a frame that is gone'} was refused.`);
      throw new Error('Refused: not a page of Tracebell.');
    }
    try {
      return await host.call(name, input);
    } catch (error) {
      log(
        `The call ${String(name)} ended in a fault: ${error instanceof Error ? error.stack : String(error)}`,
      );
      throw error;
    }
  });
  host.onEvent((name, payload) => window.send(EVENT_CHANNEL, name, payload));
}
