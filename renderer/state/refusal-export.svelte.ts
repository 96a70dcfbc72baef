import { call } from '../ipc/client.ts';
import { refusalsDownloadUrl, type ExportFormat } from '../ipc/upload.ts';
import { dialogs } from './dialogs.svelte.ts';
import { host } from './host.svelte.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';

export type { ExportFormat };

let run = $state(0);

export const refusalExport = {
  /** The import whose refused records the dialog is about. */
  get run(): number {
    return run;
  },
  downloadUrl: (format: ExportFormat): string => refusalsDownloadUrl(run, format),
  ask(of: number): void {
    run = of;
    void dialogs.show('export-refusals');
  },
  /** To a place that the system's dialog asks for. */
  choosePlace(suggestedName: string, format: ExportFormat): Promise<void> {
    return attempt(async () => {
      const { path } = await call('dialog.saveExport', { suggestedName: `${suggestedName}.${format}` });
      if (path === null) return;
      await refusalExport.write(path, format, true);
      dialogs.close();
    });
  },
  async write(path: string, format: ExportFormat, replace: boolean): Promise<void> {
    const { rows } = await call('imports.exportRefusals', { run, path, format, replace });
    news.add({ kind: 'refusals-exported', rows, path });
  },
  get hasSystemDialog(): boolean {
    return host.info?.dialogs === 'native';
  },
};
