import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Astray } from '../../../shared/model/workspace.ts';
import { WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

const hostWith = (astray: Astray): StandInBridge =>
  standInBridge({
    'workspace.summary': () => ({ ...WORKSPACE, readOnly: true, astray }),
    'dialog.saveWorkspace': () => ({ path: '/copy.tracebell' }),
    'workspace.rescue': () => ({ taskId: 't' }),
    'workspace.close': () => ({}),
  });
const notice = page.getByRole('region', { name: 'The open file' });
const question = page.getByRole('dialog', { name: 'Leave it without a copy?' });
const close = page.getByRole('main').getByRole('button', { name: 'Close', exact: true });

describe('a workspace that was opened read-only and whose file went away', () => {
  it('is told of as one to which nothing was written, and goes on in a copy', async () => {
    const host = hostWith({ how: 'gone', now: null });
    await showApp(host);
    await expect.element(notice.getByText(/nothing was written to it/)).toBeVisible();
    await notice.getByRole('button', { name: 'Save a copy and go on in it…' }).click();
    await expect.poll(() => host.calls.map(({ name }) => name)).toContain('workspace.rescue');
  });

  it('is not left without a question: its content is in no file any more', async () => {
    const host = hostWith({ how: 'another', now: null });
    await showApp(host);
    await close.click();
    await page.getByRole('button', { name: 'Leave all the same' }).click();
    await expect.poll(() => host.calls.map(({ name }) => name)).toContain('workspace.close');
  });

  it.each<Astray>([
    { how: 'gone', now: '/elsewhere.tracebell' },
    { how: 'unreachable', now: null },
  ])('is left at once where its file is as it was: %o', async (astray) => {
    const host = hostWith(astray);
    await showApp(host);
    await close.click();
    await expect.poll(() => host.calls.map(({ name }) => name)).toContain('workspace.close');
    await expect.element(question).not.toBeInTheDocument();
  });
});
