import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { ImportRun } from '../../../shared/model/imports.ts';
import type { Task } from '../../../shared/model/task.ts';
import { run, WORKSPACE } from '../../testing/sample-imports.ts';
import { READING } from '../../testing/sample-host.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

let opened = 0;

function hostWith(last: Partial<ImportRun>, tasks: Task[] = [], readOnly = false): StandInBridge {
  // Each workspace is told of once a start.
  const path = `/cut-off-${(opened += 1)}.tracebell`;
  return standInBridge({
    'workspace.summary': () => ({ ...WORKSPACE, path, readOnly }),
    'imports.list': () => [run(2, { isComplete: false, endedAt: null, ...last }), run(1)],
    'imports.start': () => ({ taskId: 't' }),
    'tasks.list': () => tasks,
  });
}

const said = page.getByText(/^An import was cut off when Tracebell ended unexpectedly\./);

describe('an import that a crash cut off', () => {
  it('is told of with what came in, and goes on with the same files', async () => {
    const host = hostWith({ paths: ['/exports', 'C:\\traces'], rating: 'outcome' });
    await showApp(host);
    await expect.element(said).toBeVisible();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect
      .poll(() => host.calls.filter(({ name }) => name === 'imports.start').map(({ input }) => input))
      .toEqual([{ paths: ['/exports', 'C:\\traces'], rating: 'outcome', uploaded: false }]);
    await expect.element(said).not.toBeInTheDocument();
  });

  it('whose files a browser brought is told of, with what to do', async () => {
    await showApp(hostWith({ paths: ['a.json'] }));
    await expect.element(page.getByText(/Bring its files again to have the rest\.$/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Go on' })).not.toBeInTheDocument();
  });

  it.each([
    ['that ended', hostWith({ endedAt: 5 })],
    ['that is going on', hostWith({}, [READING])],
    ['that cannot go on, since nothing can be written', hostWith({}, [], true)],
  ])('is not what one is %s', async (_what, host) => {
    await showApp(host);
    await expect.element(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    await expect.poll(() => host.calls.filter(({ name }) => name === 'tasks.list').length).toBeGreaterThan(1);
    await expect.element(said).not.toBeInTheDocument();
  });
});
