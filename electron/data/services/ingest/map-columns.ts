import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ColumnMapping } from '../../../../shared/model/sheet.ts';
import { rememberColumns, rememberZone } from '../../cache/column-choices.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { fileById } from '../../cache/import-runs.ts';
import { partById, sourceById } from '../../cache/sources.ts';
import { timeHeading, understood } from '../../sources/files/sheet/sheet-choices.ts';
import { hashFile } from '../../sources/files/stored-file.ts';
import { ingest, type IngestContext, type IngestOutcome } from './ingest.ts';

export interface MapColumnsInput {
  workspace: string;
  /** The number of an imported file with sheets. */
  file: number;
  mapping: ColumnMapping;
  /** Of times that name none; null where they are refused. */
  zone: string | null;
  /** The folder that the file's name is to be looked for in, where it was brought here. */
  namedFrom: string | null;
  by: string;
  toolVersion: string;
}

/**
 * Remembers which field each column holds and in which zone its times are, and reads the file again by it. Where the file is not there any more the choice
 * is kept for when it is read the next time.
 */
export async function mapColumns(
  db: Writer,
  { workspace, file, mapping, zone, namedFrom, by, toolVersion }: MapColumnsInput,
  context: IngestContext,
): Promise<IngestOutcome> {
  const partId = fileById(db, file)?.partId ?? null;
  const part = partId === null ? undefined : partById(db, partId);
  const source = part && sourceById(db, part.sourceId);
  if (source === undefined) throw new Failure('import-file-unknown', { file });
  withDisk(workspace, () =>
    db.transaction(() => {
      rememberColumns(db, mapping);
      for (const { headings } of part?.sheets ?? []) {
        const heading = timeHeading({ headings, ...understood(headings, { mapping, zones: {} }) });
        if (heading !== undefined) rememberZone(db, heading, zone);
      }
    })(),
  );
  const { rating } = source;
  const path = namedFrom === null ? source.path : join(namedFrom, source.path);
  const isThere = await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
  // A name that was brought from elsewhere leads to no file here, or to a stranger's.
  if (!isAbsolute(path) || !isThere) throw new Failure('traces-file-missing', { path });
  const hash = await hashFile(path);
  // Another text is another file: what came of the one that was read could not be taken out for it.
  if ('code' in hash || hash.sha256 !== source.sha256) throw new Failure('traces-file-changed', { path });
  return ingest(db, { workspace, paths: [path], rating, by, toolVersion, namedFrom }, context);
}
