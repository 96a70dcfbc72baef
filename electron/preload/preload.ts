import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/ipc/channel.ts';
import type { Answer, Bridge } from '../../shared/ipc/contract.ts';

// All that a page can reach. The event of Electron stays here: it would hand the page the sender.
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input) as Promise<Answer>,
  on(listener) {
    const heard = (_event: IpcRendererEvent, ...[name, payload]: Parameters<typeof listener>): void =>
      listener(name, payload);
    ipcRenderer.on(EVENT_CHANNEL, heard);
    return () => void ipcRenderer.off(EVENT_CHANNEL, heard);
  },
  // Tells of files that a person handed to the page, and of no others: a `File` made by a script has no path.
  pathOf: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('tracebell', bridge);
