import type { ChartCell, ChartContent } from '../../../shared/model/chart-file.ts';
import { call } from '../../ipc/client.ts';
import { host } from '../host.svelte.ts';
import { news } from '../news.svelte.ts';
import { attempt } from '../notices.svelte.ts';

export function saveTable(name: string, rows: ChartCell[][]): Promise<void> {
  return attempt(async () => {
    if (host.info?.dialogs === 'native') return toPlace(`${name}.csv`, { kind: 'csv', rows });
    const { text } = await call('charts.csv', { rows });
    download(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  });
}

export function savePicture(name: string, canvas: HTMLCanvasElement): Promise<void> {
  return attempt(async () => {
    if (host.info?.dialogs === 'native') {
      const image = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
      return toPlace(`${name}.png`, { kind: 'png', image });
    }
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (picture !== null) download(`${name}.png`, picture);
  });
}

/** The system's dialog also asks before it names a file that exists. */
async function toPlace(suggestedName: string, content: ChartContent): Promise<void> {
  const { path } = await call('dialog.saveExport', { suggestedName });
  if (path === null) return;
  await call('charts.save', { path, content, replace: true });
  news.add({ kind: 'chart-saved', path });
}

/** In a browser, which keeps its own account of what was saved where. */
function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun by then; later than that nobody needs the address.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
