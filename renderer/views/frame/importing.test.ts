import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Failure } from '../../../shared/model/failure.ts';
import { filledHost, READING } from '../../testing/sample-host.ts';
import { TOTALS, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

function drag(type: string, names: string[]): void {
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File(['x'], name));
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

const started = (host: StandInBridge): unknown[] =>
  host.calls.filter(({ name }) => name === 'imports.start').map(({ input }) => input);
const ready = async (): Promise<void> => {
  await expect.element(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
};

describe('files held over the window', () => {
  it.each([
    ['with a workspace', filledHost(), /Traces are read into “audit”\./],
    ['without one', standInBridge(), /You say where a new workspace is made/],
    [
      'over one that is read-only',
      standInBridge({ 'workspace.summary': () => ({ ...WORKSPACE, readOnly: true }) }),
      'This workspace is read-only',
    ],
  ])('say what will happen %s, and nothing when they are gone', async (_what, host, text) => {
    await showApp(host);
    await ready();
    drag('dragenter', ['a.json']);
    await expect.element(page.getByText(text)).toBeVisible();
    drag('dragleave', ['a.json']);
    await expect.element(page.getByText(text)).not.toBeInTheDocument();
  });

  it('say nothing where it is text that is dragged', async () => {
    await showApp(filledHost());
    await ready();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'x');
    document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
    await expect.element(page.getByText('Drop to read')).not.toBeInTheDocument();
  });
});

describe('a drop', () => {
  it('is read into the open workspace, from where the files lie', async () => {
    const host = filledHost();
    await showApp(host);
    await ready();
    drag('drop', ['a.json', 'b']);
    await expect
      .poll(() => started(host))
      .toEqual([{ paths: ['/dropped/a.json', '/dropped/b'], rating: 'severity', uploaded: false }]);
  });

  it('of a workspace and traces opens the one and reads the others into it', async () => {
    const host = standInBridge({
      'workspace.open': ({ path }) => ({ ...WORKSPACE, path }),
      'imports.start': () => ({ taskId: 't' }),
    });
    await showApp(host);
    await ready();
    drag('drop', ['a.json', 'Case.TraceBell']);
    await expect
      .poll(() => started(host))
      .toEqual([{ paths: ['/dropped/a.json'], rating: 'severity', uploaded: false }]);
    const asked = host.calls.map(({ name }) => name);
    expect(asked.indexOf('workspace.open')).toBeLessThan(asked.indexOf('imports.start'));
  });

  it('without a workspace asks where to make one, then is read', async () => {
    const host = standInBridge({
      'dialog.saveWorkspace': () => ({ path: '/new.tracebell' }),
      'workspace.create': ({ path }) => ({ ...WORKSPACE, path }),
      'imports.start': () => ({ taskId: 't' }),
    });
    await showApp(host);
    await ready();
    drag('drop', ['a.json']);
    await expect.poll(() => started(host)).toHaveLength(1);
  });

  it('is let go when no place for a workspace is named', async () => {
    const host = standInBridge({ info: { kind: 'serve', dialogs: 'browser' } });
    await showApp(host);
    await ready();
    drag('drop', ['a.json']);
    await expect.element(page.getByText(/the traces are then read into it/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(started(host)).toEqual([]);
  });

  it('on a workspace that cannot be written says so', async () => {
    const host = standInBridge({ 'workspace.summary': () => ({ ...WORKSPACE, readOnly: true }) });
    await showApp(host);
    await ready();
    drag('drop', ['a.json']);
    await expect
      .element(page.getByRole('region', { name: 'Messages' }))
      .toMatchTextContent(/\/home\/me\/audit\.tracebell/);
    expect(started(host)).toEqual([]);
  });
});

describe('opening traces', () => {
  it('by the system’s dialog, for files and for a folder', async () => {
    const host = filledHost();
    await showApp(host);
    await ready();
    await page.getByRole('button', { name: 'Open traces…' }).click();
    await page.getByRole('button', { name: 'Open folder…' }).click();
    await expect.poll(() => started(host)).toHaveLength(2);
    const kinds = host.calls.filter(({ name }) => name === 'dialog.openTraces').map(({ input }) => input);
    expect(kinds).toEqual([{ kind: 'files' }, { kind: 'folder' }]);
  });

  it('by typed paths, rated by outcome', async () => {
    const host = filledHost({ kind: 'serve', dialogs: 'browser' });
    await showApp(host);
    await ready();
    await userEvent.keyboard('{Control>}{Shift>}O{/Shift}{/Control}');
    const dialog = page.getByRole('dialog', { name: 'Open traces' });
    await expect.element(dialog.getByLabelText('Path')).toHaveFocus();
    await userEvent.keyboard('/exports');
    await dialog.getByRole('button', { name: 'Another path' }).click();
    await dialog.getByLabelText('Path').nth(1).fill('/more.zip');
    await dialog.getByRole('radio', { name: 'by their outcome' }).click();
    await dialog.getByRole('button', { name: 'Read', exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(started(host)).toEqual([{ paths: ['/exports', '/more.zip'], rating: 'outcome', uploaded: false }]);
  });

  it('keeps the dialog and says why, where it cannot begin', async () => {
    const host = standInBridge({
      info: { kind: 'serve', dialogs: 'browser' },
      'workspace.summary': () => WORKSPACE,
      'imports.start': () => {
        throw new Failure('path-relative', { path: 'exports' });
      },
    });
    await showApp(host);
    await ready();
    await userEvent.keyboard('{Control>}{Shift>}O{/Shift}{/Control}');
    await page.getByLabelText('Path').fill('exports');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog').getByRole('alert')).toMatchTextContent(/exports/);
  });
});

describe('an import', () => {
  it('says how far it is, can be cancelled, and what came of it', async () => {
    const host = filledHost();
    await showApp(host);
    await ready();
    host.emit('tasks.changed', { tasks: [READING] });
    const trigger = page.getByRole('contentinfo').getByRole('button');
    await expect.element(trigger).toMatchTextContent(/Read traces: 30 %/);
    await trigger.click();
    await page.getByRole('button', { name: 'Cancel: Read traces' }).click();
    expect(host.calls).toContainEqual({ name: 'tasks.cancel', input: { id: READING.id } });
    const outcome = { run: 3, totals: TOTALS };
    host.emit('tasks.changed', {
      tasks: [{ ...READING, state: 'done', endedAt: READING.startedAt + 5000, progress: null, outcome }],
    });
    await expect.element(page.getByText(/^Import finished. 20,000 files/)).toBeVisible();
    // The list of tasks that was opened lies over the notice's end.
    await userEvent.keyboard('{Escape}');
    await page.getByRole('link', { name: 'Show result' }).first().click();
    await expect.element(page.getByRole('grid', { name: 'Files' })).toBeVisible();
    await expect.element(page.getByText(/^Import finished/)).not.toBeInTheDocument();
  });

  it('says where traces keep another rating than the one asked for', async () => {
    const host = filledHost();
    await showApp(host);
    await ready();
    // Another one than the run whose result may be on the screen, of which nobody is told.
    const outcome = { run: 9, totals: TOTALS, ratingKept: { traces: 160, asked: 'outcome' as const } };
    const end = { state: 'done' as const, endedAt: READING.startedAt + 5000, progress: null, outcome };
    host.emit('tasks.changed', { tasks: [READING] });
    host.emit('tasks.changed', { tasks: [{ ...READING, ...end }] });
    const kept = /^160 traces were there already and keep their rating/;
    await expect.element(page.getByRole('status').getByText(kept)).toBeVisible();
  });
});
