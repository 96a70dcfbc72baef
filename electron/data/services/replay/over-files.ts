import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RatingChoice } from '../../../../shared/model/trace.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import { HeldTraces } from '../browse/held-traces.ts';
import type { IngestOutcome } from '../ingest/ingest.ts';
import { closeWorkspace, createAndOpen, type OpenWorkspace } from '../open-workspace.ts';
import type { RunOptions } from '../thread.ts';
import { ReplayedTraces } from './replayed-traces.ts';

export interface FilesToReplay {
  paths: readonly string[];
  rating: RatingChoice;
  /** Of times in tables that name none. */
  zone?: string;
  version: string;
  threadEntry: URL;
  nowAt: number;
}

export interface ReadFiles {
  traces: ReplayedTraces;
  outcome: IngestOutcome;
  /** The files are read into a workspace of their own, which nobody else sees. */
  workspace: OpenWorkspace;
  close(): Promise<void>;
}

/** Reads files as an import does, to the last duplicate and conflict, into a workspace that goes when it is closed. */
export async function readFiles(files: FilesToReplay, options: RunOptions): Promise<ReadFiles> {
  const place = tmpdir();
  const folder = withDisk(place, () => mkdtempSync(join(place, 'tracebell-')));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let workspace: OpenWorkspace | null = null;
  try {
    const file = join(folder, 'replay.tracebell');
    workspace = await createAndOpen(file, files.version, files.nowAt, files.threadEntry);
    const { writable, reader } = workspace;
    if (writable === null) throw new Error('A workspace that was just made can be written.');
    const { paths, rating, zone, version } = files;
    const said = zone === undefined ? {} : { zone };
    const input = { workspace: file, paths, rating, ...said, by: '', toolVersion: version, namedFrom: null };
    const outcome = await writable.writer.run('import', input, options);
    const opened = workspace;
    return {
      traces: new ReplayedTraces(reader, new HeldTraces(reader)),
      outcome,
      workspace,
      close: () => closeWorkspace(opened).finally(remove),
    };
  } catch (error) {
    await (workspace === null ? Promise.resolve() : closeWorkspace(workspace)).finally(remove);
    throw error;
  }
}
