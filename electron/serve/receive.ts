import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import { sendFailure } from './answers.ts';
import { limitIdleTime } from './body.ts';

/** Answers an upload; a failure is the answer once everything that was sent has been taken in. */
export async function answerUploading(
  request: IncomingMessage,
  response: ServerResponse,
  keep: () => Promise<void>,
): Promise<void> {
  try {
    await keep();
  } catch (error) {
    if (request.destroyed && !request.complete) return; // Whoever sent it is gone; nothing is left of it here.
    const failure = uploadFailure(error);
    if (!(failure instanceof Failure)) throw failure;
    // Browsers that are still sending read no answer before they are through.
    await drain(request);
    sendFailure(response, 200, failureToWire(failure));
  }
}

export function uploadRefusal(path: string, message: string): Failure {
  return new Failure('input-invalid', { call: 'upload', problems: [{ path, message }] });
}

/** As it was sent: a part of a path, encoded as a URL is. */
export function decodedPart(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw uploadRefusal('name', 'is not encoded as a URL is');
  }
}

export async function writeAll(request: IncomingMessage, file: FileHandle): Promise<void> {
  limitIdleTime(request);
  // The connection must outlive a full disk, so that the answer can say so.
  for await (const chunk of request.iterator({ destroyOnReturn: false }))
    await file.appendFile(chunk as Buffer);
}

/** What the disk had against it, as a failure. */
export function uploadFailure(error: unknown, place?: string): unknown {
  const { code, path = place ?? '' } = error as NodeJS.ErrnoException;
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
