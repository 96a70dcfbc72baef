/** What the native menu has besides the commands. */
export const menu = {
  edit: 'Edit',
  window: 'Window',
  openRecent: 'Open recent',
  roles: {
    about: 'About Tracebell',
    services: 'Services',
    hide: 'Hide Tracebell',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    minimize: 'Minimise',
    zoom: 'Zoom',
    close: 'Close window',
    front: 'Bring all to front',
  },
};

/** What the system’s own dialogs say. */
export const prompts = {
  workspaceFiles: 'Tracebell workspaces',
  traceFiles: 'Trace files',
  allFiles: 'All files',
  replaceQuestion: (name: string) => `“${name}” exists already. Replace it?`,
  replaceDetail: 'Its content would be lost.',
  replace: 'Replace',
  cancel: 'Cancel',
  reload: 'Reload the window',
  quit: 'Quit',
  wait: 'Wait',
  quitAnyway: 'Quit all the same',
  quitQuestion: (running: number) =>
    running === 1 ? 'A task is still running. Quit?' : `${running} tasks are still running. Quit?`,
  quitDetail: 'What is done so far is kept; what is half done is taken back and can be done again.',
  astrayQuestion: 'Quit?',
  astrayDetail:
    'No copy of it was saved since. What no file holds any more is lost when the app ends; go back to save a copy.',
  back: 'Back',
  pageGone: {
    message: 'The window of Tracebell stopped working.',
    detail: 'What was saved is unharmed. Reload the window to go on; running tasks go on in any case.',
  },
  pageHangs: {
    message: 'The window of Tracebell does not answer.',
    detail: 'It may be busy. What was saved is unharmed.',
  },
  pageMissing: {
    message: 'The window of Tracebell could not be drawn.',
    detail: 'Reload it; if that does not help, install Tracebell again. Your workspaces are unharmed.',
  },
  fault: {
    title: 'Tracebell has to end because of an error of its own.',
    text: (folder: string) =>
      `What was saved is unharmed. Start Tracebell again. The log says what went wrong: ${folder}`,
  },
};
