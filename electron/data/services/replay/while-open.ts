import type { WorkspaceService } from '../workspace.ts';

export type WhileOpen = <Result>(begin: () => Generator<void, Result>) => Generator<void, Result | null>;

/** Work in steps that ends with null where the workspace it began with is closed between two of them. */
export function whileOpen(workspace: WorkspaceService): WhileOpen {
  let turn = 0;
  workspace.beforeClosing(() => {
    turn += 1;
    return Promise.resolve();
  });
  return function* (begin) {
    const begun = turn;
    const steps = begin();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      if (turn !== begun) return null;
    }
  };
}
