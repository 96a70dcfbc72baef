import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import { sendJson } from './answers.ts';
import { numberedNames, safeWorkspaceName } from './file-name.ts';
import { answerUploading, decodedPart, uploadFailure, uploadRefusal, writeAll } from './receive.ts';

/** `PUT /upload/<file name>`: keeps a workspace of the browser's machine, and answers with its path here. */
export async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  encodedName: string,
): Promise<void> {
  await answerUploading(request, response, async () => {
    const name = safeWorkspaceName(decodedPart(encodedName));
    if (name === null) throw uploadRefusal('name', `does not end in ${WORKSPACE_ENDING}`);
    const path = await keep(request, folder, name);
    sendJson(response, 200, { ok: true, output: { path } });
  });
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
