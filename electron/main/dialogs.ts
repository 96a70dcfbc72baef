import {
  dialog,
  type BrowserWindow,
  type MessageBoxOptions,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Handlers, HostCallName } from '../../shared/ipc/contract.ts';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import type { Words } from '../../shared/words/words.ts';
import { documentsFolder } from './host-calls.ts';
import type { MainWindow } from './main-window.ts';

type DialogCall = Extract<HostCallName, `dialog.${string}`>;

/** The system's dialogs, as sheets of the window. */
export function dialogCalls(window: MainWindow, words: () => Words): Handlers<DialogCall> {
  const filters = (): OpenDialogOptions['filters'] & object => [
    { name: words().prompts.workspaceFiles, extensions: [WORKSPACE_ENDING.slice(1)] },
  ];

  return {
    'dialog.openWorkspace': async () => {
      const options: OpenDialogOptions = { properties: ['openFile'], filters: filters() };
      const { canceled, filePaths } = await onSheet(window.native(), options, dialog.showOpenDialog);
      return { path: canceled ? null : (filePaths[0] ?? null) };
    },
    'dialog.openTraces': async ({ kind }) => {
      const options: OpenDialogOptions =
        kind === 'folder'
          ? { properties: ['openDirectory', 'multiSelections'] }
          : { properties: ['openFile', 'multiSelections'], filters: traceFilters(words()) };
      const { canceled, filePaths } = await onSheet(window.native(), options, dialog.showOpenDialog);
      return { paths: canceled ? [] : filePaths };
    },
    'dialog.saveExport': async ({ suggestedName }) => {
      const options: SaveDialogOptions = {
        defaultPath: join(documentsFolder(), fileName(suggestedName)),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const { canceled, filePath } = await onSheet(window.native(), options, dialog.showSaveDialog);
      return { path: canceled || filePath === '' ? null : filePath };
    },
    'dialog.saveWorkspace': async ({ suggestedName }) => {
      const options: SaveDialogOptions = {
        defaultPath: join(documentsFolder(), withEnding(fileName(suggestedName))),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
        filters: filters(),
      };
      const { canceled, filePath } = await onSheet(window.native(), options, dialog.showSaveDialog);
      if (canceled || filePath === '') return { path: null };
      const path = withEnding(filePath);
      // The system asked about the name as it was typed, and about that alone.
      const agreed = path === filePath || !existsSync(path) || (await mayReplace(path));
      return { path: agreed ? path : null };
    },
  };

  async function mayReplace(path: string): Promise<boolean> {
    const { replace, cancel, replaceQuestion, replaceDetail } = words().prompts;
    const options: MessageBoxOptions = {
      type: 'question',
      message: replaceQuestion(basename(path)),
      detail: replaceDetail,
      buttons: [replace, cancel],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const { response } = await onSheet(window.native(), options, dialog.showMessageBox);
    return response === 0;
  }
}

/** A help for the eye: what a file holds is told by its content, so every file can be chosen. */
function traceFilters({ prompts }: Words): OpenDialogOptions['filters'] & object {
  const extensions = ['json', 'ndjson', 'jsonl', 'log', 'csv', 'xlsx', 'gz', 'tgz', 'zip'];
  return [
    { name: prompts.traceFiles, extensions },
    { name: prompts.allFiles, extensions: ['*'] },
  ];
}

interface Asking<Options, Answer> {
  (window: BrowserWindow, options: Options): Promise<Answer>;
  (options: Options): Promise<Answer>;
}

/** On macOS there may be no window to hang the dialog on. */
export function onSheet<Options, Answer>(
  window: BrowserWindow | null,
  options: Options,
  ask: Asking<Options, Answer>,
): Promise<Answer> {
  return window === null ? ask(options) : ask(window, options);
}

function withEnding(path: string): string {
  return path.toLowerCase().endsWith(WORKSPACE_ENDING) ? path : `${path}${WORKSPACE_ENDING}`;
}

/** A suggested name never leads to another folder. */
function fileName(suggested: string): string {
  return suggested.replaceAll(/[/\\:]/g, ' ').trim();
}
