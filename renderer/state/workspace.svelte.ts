import type { RecentWorkspace, WorkspaceSummary } from '../../shared/model/workspace.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { mayPartFrom } from './parting.svelte.ts';

let summary = $state<WorkspaceSummary | null>(null);
let recent = $state<RecentWorkspace[]>([]);

const isAstray = (): boolean => (summary?.astray ?? null) !== null;

export const workspace = {
  get summary(): WorkspaceSummary | null {
    return summary;
  },
  get recent(): readonly RecentWorkspace[] {
    return recent;
  },
  async load(): Promise<void> {
    [summary, recent] = await Promise.all([call('workspace.summary'), call('workspace.recent')]);
  },
  changed(next: WorkspaceSummary | null): void {
    summary = next;
  },
  recentChanged(next: RecentWorkspace[]): void {
    recent = next;
  },

  /** These two throw: the dialog that asked stays open and shows the failure beside its field. */
  async create(path: string): Promise<void> {
    summary = await call('workspace.create', { path });
  },
  async open(path: string): Promise<void> {
    summary = await call('workspace.open', { path });
  },
  /** Asked before another one is opened in its place, or none. */
  mayLeave(): Promise<boolean> {
    return mayPartFrom(summary);
  },
  async openOrTell(path: string): Promise<void> {
    if (await workspace.mayLeave()) await attempt(() => workspace.open(path));
  },
  async close(): Promise<void> {
    if (!(await workspace.mayLeave())) return;
    await attempt(async () => {
      await call('workspace.close');
      summary = null;
    });
  },
  async copy(path: string, replace: boolean): Promise<void> {
    await call('workspace.copy', { path, replace });
  },
  /** Of a file that went away: the app goes on in the copy. */
  async copyOrRescue(path: string, replace: boolean): Promise<void> {
    await (isAstray() ? call('workspace.rescue', { path, replace }) : workspace.copy(path, replace));
  },
  recover(path: string): Promise<void> {
    return attempt(async () => {
      await call('workspace.recover', { path });
    });
  },
  compact(): Promise<void> {
    return attempt(async () => {
      await call('workspace.compact');
    });
  },
  forget(path: string): Promise<void> {
    return attempt(async () => {
      recent = await call('workspace.forget', { path });
    });
  },
};
