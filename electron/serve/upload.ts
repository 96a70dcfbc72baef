import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import { sendFailure, sendJson } from './answers.ts';
import { limitIdleTime } from './body.ts';
import { numberedNames, safeWorkspaceName } from './file-name.ts';

/** `PUT /upload/<file name>`: keeps a workspace of the browser's machine, and answers with its path here. */
export async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  encodedName: string,
): Promise<void> {
  try {
    const name = safeWorkspaceName(decoded(encodedName));
    if (name === null) throw refusal(`does not end in ${WORKSPACE_ENDING}`);
    const path = await keep(request, folder, name);
    sendJson(response, 200, { ok: true, output: { path } });
  } catch (error) {
    if (request.destroyed && !request.complete) return; // Whoever sent it is gone; nothing is left of it here.
    if (!(error instanceof Failure)) throw error;
    // Browsers that are still sending read no answer before they are through.
    await drain(request);
    sendFailure(response, 200, failureToWire(error));
  }
}

function decoded(encodedName: string): string {
  try {
    return decodeURIComponent(encodedName);
  } catch {
    throw refusal('is not encoded as a URL is');
  }
}

function refusal(message: string): Failure {
  return new Failure('input-invalid', { call: 'upload', problems: [{ path: 'name', message }] });
}

/** Written beside its place and moved there when whole; whatever ends it before leaves nothing. */
async function keep(request: IncomingMessage, folder: string, name: string): Promise<string> {
  const part = join(folder, `.upload-${process.pid}-${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(part, 'wx', 0o600);
    try {
      await writeAll(request, file);
      await file.sync();
    } finally {
      await file.close();
    }
    return await putInPlace(part, folder, name);
  } catch (error) {
    await rm(part, { force: true });
    throw uploadFailure(error, join(folder, name));
  }
}

async function writeAll(request: IncomingMessage, file: FileHandle): Promise<void> {
  limitIdleTime(request);
  // The connection must outlive a full disk, so that the answer can say so.
  for await (const chunk of request.iterator({ destroyOnReturn: false }))
    await file.appendFile(chunk as Buffer);
}

/** Takes the first free name by making an empty file of that name, which only one can, and moves the whole one over it. */
async function putInPlace(part: string, folder: string, name: string): Promise<string> {
  for (const candidate of numberedNames(name)) {
    const path = join(folder, candidate);
    try {
      await (await open(path, 'wx', 0o600)).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    try {
      await rename(part, path);
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }
  throw new Error('There is always a further number.');
}

function uploadFailure(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof Failure || typeof code !== 'string') return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failure('disk-full', { path }, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Failure('path-forbidden', { path }, error);
  return new Failure('disk-failed', { path, reason: code }, error);
}

async function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => request.resume().once('end', resolve).once('close', resolve));
}
