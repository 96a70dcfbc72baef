import type { Answer, Calls, DataCallName } from '../../shared/ipc/contract.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { RecentWorkspace, WorkspaceSummary } from '../../shared/model/workspace.ts';
import type { Host } from '../host/host.ts';

/** What the native parts show of the app's state. */
export interface ShownState {
  settings: Settings;
  summary: WorkspaceSummary | null;
  recent: readonly RecentWorkspace[];
}

/** Keeps up with the host: asks once, then listens. */
export function followHost(host: Host, state: ShownState, changed: (state: ShownState) => void): void {
  const take = (change: Partial<ShownState>): void => {
    Object.assign(state, change);
    changed(state);
  };
  host.onEvent((name, payload) => {
    if (name === 'settings.changed' || name === 'workspace.changed' || name === 'recent.changed')
      take(payload as Partial<ShownState>);
  });
  void (async () => {
    const [settings, summary, recent] = await Promise.all([
      ask(host, 'settings.read'),
      ask(host, 'workspace.summary'),
      ask(host, 'workspace.recent'),
    ]);
    take({ ...(settings && { settings }), summary, recent: recent ?? [] });
  })();
}

async function ask<Name extends DataCallName>(host: Host, name: Name): Promise<Calls[Name]['output'] | null> {
  const answer = (await host.call(name, {})) as Answer<Name>;
  return answer.ok ? answer.output : null;
}
