import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { ask } from '../host/ask.ts';
import { handOut } from './download.ts';
import { wordsOf } from './pages.ts';

export interface AskedRefusals {
  run: number;
  format: 'csv' | 'json';
}

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** What the parameters of an address ask for, or null where they are none of this. */
export function askedRefusals(query: URLSearchParams): AskedRefusals | null {
  const run = query.get('refusals') ?? '';
  const format = query.get('format');
  if (!/^\d{1,15}$/.test(run) || (format !== 'csv' && format !== 'json')) return null;
  return { run: Number(run), format };
}

/** `GET /download?refusals=<import>&format=csv|json`: every refused record of an import. */
export function answerRefusalsDownload(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host,
  folder: string,
  { run, format }: AskedRefusals,
): Promise<void> {
  return handOut(request, response, folder, async (temporary) => {
    const path = join(temporary, `refused.${format}`);
    await ask(host, 'imports.exportRefusals', { run, path, format, replace: false });
    return { path, type: TYPES[format], name: `${wordsOf(request).imports.exportName(run)}.${format}` };
  });
}
