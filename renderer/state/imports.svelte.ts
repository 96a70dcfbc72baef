import type { ChainVerdict } from '../../shared/model/digest-chain.ts';
import type { FileChoice, FileRefusal, ImportedFile, ImportRun } from '../../shared/model/imports.ts';
import type { ColumnMapping } from '../../shared/model/sheet.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import type { LoadSlice } from './slice-list.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

let runs = $state.raw<readonly ImportRun[] | null>(null);
let version = $state(0);

const read = whileChanging(async () => {
  const next = workspace.summary === null ? null : await call('imports.list');
  runs = next;
  version += 1;
});

/** What was read into the open workspace, import by import. */
export const imports = {
  /** Newest first; null until it is known, and where no workspace is open. */
  get runs(): readonly ImportRun[] | null {
    return runs;
  },
  /** Counts the changes, for whoever keeps a part of it. */
  get version(): number {
    return version;
  },
  load(): Promise<void> {
    return attempt(read);
  },
  mapColumns(file: number, mapping: ColumnMapping, zone: string | null): Promise<void> {
    return attempt(async () => {
      await call('imports.mapColumns', { file, mapping, zone });
    });
  },
};

/** Of one import, or with null of all: then the newest first. */
export function filesOf(run: number | null, show: FileChoice, search: string): LoadSlice<ImportedFile> {
  return (offset, limit) => call('imports.files', { run, show, search, offset, limit });
}

export const digestsOf = (run: number): Promise<ChainVerdict[]> => call('imports.digests', { run });

/** Of one file, or of all with null. */
export function refusalsOf(run: number, file: number | null, search: string): LoadSlice<FileRefusal> {
  return (offset, limit) => call('imports.refusals', { run, file, search, offset, limit });
}

/** As many as one answer may hold. */
const LOOK_AT = 1000;

/** A file by its id alone, as an address has it; null where the import has none of it. */
export async function findFile(run: number, id: number): Promise<ImportedFile | null> {
  const load = filesOf(run, 'all', '');
  for (let offset = 0; ; offset += LOOK_AT) {
    const { total, items } = await load(offset, LOOK_AT);
    const found = items.find((file) => file.id === id);
    if (found !== undefined || items.length === 0 || offset + LOOK_AT >= total) return found ?? null;
  }
}
