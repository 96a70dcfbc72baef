import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { fileById, importedFiles, importRuns } from '../cache/import-runs.ts';
import { checkPath } from '../cache/file-check.ts';
import { verdictsOf } from './digests/verdicts-of-run.ts';
import type { IngestOutcome } from './ingest/ingest.ts';
import { writeRefusals } from './refusals-file.ts';
import { refusalSlice } from './refusal-slice.ts';
import type { TaskRun, TaskService } from './tasks.ts';
import type { WorkspaceService } from './workspace.ts';

export interface ImportOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  emit: EmitEvent;
  /** The app's own, in which uploads lie. */
  folder: string;
  version: string;
}

/** Where the serve host keeps what a browser sent it, each batch in a folder of its own. */
export const UPLOADS = 'uploads';

export function importService({ workspace, tasks, emit, folder, version }: ImportOptions): {
  handlers: Handlers<
    | 'imports.start'
    | 'imports.list'
    | 'imports.files'
    | 'imports.digests'
    | 'imports.refusals'
    | 'imports.exportRefusals'
    | 'imports.mapColumns'
  >;
} {
  const reader = () => workspace.need().reader;
  const made = { by: userName(), toolVersion: version };

  /** Batches of uploads with sheets, by the run that read them: they are read again when their columns are corrected. */
  const sheets = new Map<number, string>();
  const hasSheets = (run: number): boolean =>
    importedFiles(reader(), { run, show: 'sheets', search: '', offset: 0, limit: 1 }).total > 0;

  /** Whatever came of it, some of it may have come in. */
  const telling = async (work: Promise<IngestOutcome>): Promise<IngestOutcome> => {
    try {
      return await work;
    } finally {
      emit('traces.changed', {});
      workspace.tell();
    }
  };

  return {
    handlers: {
      'imports.start': ({ paths, rating, uploaded }) => {
        const { path, writable } = workspace.needWriter();
        const given = uploaded ? paths.map((one) => uploadedPath(folder, one)) : paths;
        if (!uploaded) for (const one of given) checkPath(one);
        const namedFrom = uploaded ? (given[0] ?? null) : null;
        const input = { workspace: path, paths: given, rating, ...made, namedFrom };
        return tasks.start(
          { kind: 'import', path: given[0] ?? path, cancellable: true },
          async (run: TaskRun) => {
            const isKept = ({ run: number }: IngestOutcome): boolean => uploaded && hasSheets(number);
            let keep = false;
            try {
              const outcome = await telling(writable.writer.run('import', input, run));
              keep = isKept(outcome);
              if (keep && namedFrom !== null) sheets.set(outcome.run, namedFrom);
              return outcome;
            } finally {
              if (uploaded && !keep) for (const one of given) await rm(one, { recursive: true, force: true });
            }
          },
        );
      },
      'imports.list': () => importRuns(reader()),
      'imports.files': (query) => importedFiles(reader(), query),
      'imports.digests': ({ run }) => verdictsOf(reader(), run),
      'imports.refusals': (query) => refusalSlice(reader(), query),
      'imports.exportRefusals': ({ run, path, format, replace }) => {
        checkPath(path);
        return { rows: writeRefusals(reader(), { run, path, format, replace }) };
      },
      'imports.mapColumns': ({ file, mapping, zone }) => {
        const { path, reader: db, writable } = workspace.needWriter();
        const found = fileById(db, file);
        if (found === undefined) throw new Failure('import-file-unknown', { file });
        const namedFrom = sheets.get(found.run) ?? null;
        const input = { workspace: path, file, mapping, zone, namedFrom, ...made };
        return tasks.start({ kind: 'import', path: found.path, cancellable: true }, (run: TaskRun) =>
          telling(writable.writer.run('mapColumns', input, run)).then((outcome) => {
            if (namedFrom !== null) sheets.set(outcome.run, namedFrom);
            return outcome;
          }),
        );
      },
    },
  };
}

/** A batch of uploads; anything else under that name would be somebody's own folder, and is never removed. */
function uploadedPath(folder: string, path: string): string {
  const uploads = join(resolve(folder), UPLOADS) + sep;
  const given = resolve(path);
  const batch = given.slice(uploads.length);
  if (given.startsWith(uploads) && batch !== '' && !batch.includes(sep)) return given;
  throw new Failure('input-invalid', {
    call: 'imports.start',
    problems: [{ path: 'paths', message: 'is no batch of uploads' }],
  });
}

export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // An account without an entry: nothing is known of its name.
  }
}
