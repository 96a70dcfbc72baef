import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import { failureWords } from '../../shared/words/words.ts';
import type { Host } from '../host/host.ts';
import { sendFailure, sendPage, wantsPage } from './answers.ts';
import { ask } from '../host/ask.ts';
import { copyWorkspace } from './copy-task.ts';
import { attachment } from './file-name.ts';
import { wordedPage, wordsOf } from './pages.ts';

/** `GET /download?copy=1`: a whole copy of the open workspace, also while it is in use. */
export async function answerDownload(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host,
  folder: string,
): Promise<void> {
  await handOut(request, response, folder, async (temporary, gone) => {
    const summary = await ask(host, 'workspace.summary', {});
    if (summary === null) throw new Failure('workspace-none-open', {});
    const path = join(temporary, 'copy.tracebell');
    await copyWorkspace(host, path, gone);
    return { path, type: 'application/vnd.sqlite3', name: `${summary.name}${WORKSPACE_ENDING}` };
  });
}

export interface MadeFile {
  path: string;
  type: string;
  /** Under which it is saved. */
  name: string;
}

/** Has a file made in a folder of its own, hands it out, and leaves nothing; a failure is told instead. */
export async function handOut(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  make: (temporary: string, gone: AbortSignal) => Promise<MadeFile>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    await withTemporaryFolder(folder, async (temporary) => {
      const { path, type, name } = await make(temporary, gone.signal);
      response.setHeader('Content-Type', type);
      response.setHeader('Content-Length', (await stat(path)).size);
      response.setHeader('Content-Disposition', attachment(name));
      await pipeline(createReadStream(path), response);
    });
  } catch (error) {
    if (gone.signal.aborted) return; // Nobody is left to tell.
    if (!(error instanceof Failure) || response.headersSent) throw error;
    tell(request, response, error);
  }
}

function tell(request: IncomingMessage, response: ServerResponse, failure: Failure): void {
  if (!wantsPage(request)) return sendFailure(response, 409, failureToWire(failure));
  const words = wordsOf(request);
  const { title, advice } = failureWords(words, failure);
  sendPage(response, 409, wordedPage(words.language, title, advice));
}

async function withTemporaryFolder(
  folder: string,
  work: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = await makeTemporaryFolder(folder);
  try {
    await work(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function makeTemporaryFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(folder, `.download-${process.pid}-`));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Failure('disk-full', { path: folder }, error);
    throw new Failure('path-forbidden', { path: folder }, error);
  }
}
