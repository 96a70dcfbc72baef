import { mkdir, open, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { sendJson } from './answers.ts';
import { safeParts } from './file-name.ts';
import { isAlive } from './leftovers.ts';
import { answerUploading, decodedPart, uploadRefusal, writeAll } from './receive.ts';

/** Batches carry the id of the process that took them in: what a killed one left is known by it. */
const BATCH = /^(\d+)-[0-9a-f-]{36}$/;
const BATCH_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function uploadsFolder(folder: string): string {
  return join(folder, 'uploads');
}

/**
 * `PUT /upload-traces/<batch>/<path>` keeps a file of the browser's machine until it has been read, and answers with
 * the folder of its batch; `DELETE /upload-traces/<batch>` forgets a batch that nobody will read.
 */
export async function answerTraceUpload(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  place: string,
): Promise<void> {
  const [batch = '', ...parts] = place.split('/');
  await answerUploading(request, response, async () => {
    if (!BATCH_ID.test(batch)) throw uploadRefusal('batch', 'is no id of a batch');
    const path = join(uploadsFolder(folder), `${process.pid}-${batch}`);
    if (request.method === 'DELETE') await rm(path, { recursive: true, force: true });
    else await keep(request, path, safeParts(parts.map(decodedPart)));
    sendJson(response, 200, { ok: true, output: { path } });
  });
}

async function keep(request: IncomingMessage, batch: string, parts: string[] | null): Promise<void> {
  if (parts === null) throw uploadRefusal('path', 'is not that of a file');
  const path = join(batch, ...parts);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { file, taken } = await openFree(path);
  try {
    await writeAll(request, file);
  } catch (error) {
    // Half a file would be read as a damaged one.
    await rm(taken, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Two folders may hold files of one name, and names that were made harmless may have become the same. */
async function openFree(path: string): Promise<{ file: Awaited<ReturnType<typeof open>>; taken: string }> {
  const ending = extname(path);
  for (let number = 1; ; number++) {
    const taken = number === 1 ? path : `${path.slice(0, path.length - ending.length)} (${number})${ending}`;
    try {
      return { file: await open(taken, 'wx', 0o600), taken };
    } catch (error) {
      // A folder in the place of a file counts as well.
      if (!['EEXIST', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/** Removes batches nobody will read any more: our own at the end, those of killed servers at the start. */
export async function removeUploads(folder: string, which: 'own' | 'left'): Promise<void> {
  const uploads = uploadsFolder(folder);
  for (const name of await readdir(uploads).catch(() => [])) {
    const pid = Number(BATCH.exec(name)?.[1] ?? Number.NaN);
    const isOurs = pid === process.pid;
    if (which === 'own' ? isOurs : !Number.isNaN(pid) && (isOurs || !isAlive(pid)))
      await rm(join(uploads, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
