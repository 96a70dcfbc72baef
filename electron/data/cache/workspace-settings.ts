import { DEFAULT_WORKSPACE_SETTINGS, type WorkspaceSettings } from '../../../shared/model/workspace.ts';
import type { Reader, Writer } from './handle.ts';

export function workspaceSettings(db: Reader): WorkspaceSettings {
  const rows = db
    .prepare<[], { name: string; value: string }>('SELECT name, value FROM workspace_setting')
    .all()
    // What else is noted there is no setting.
    .filter(({ name }) => Object.hasOwn(DEFAULT_WORKSPACE_SETTINGS, name))
    .map(({ name, value }) => [name, JSON.parse(value) as unknown]);
  return { ...DEFAULT_WORKSPACE_SETTINGS, ...(Object.fromEntries(rows) as Partial<WorkspaceSettings>) };
}

export function writeWorkspaceSettings(db: Writer, settings: Partial<WorkspaceSettings>): void {
  const put = db.prepare(
    `INSERT INTO workspace_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  for (const [name, value] of Object.entries(settings)) put.run(name, JSON.stringify(value));
}
