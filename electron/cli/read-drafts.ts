import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FileProblem } from '../../shared/model/file-problem.ts';
import type { Provider } from '../../shared/model/trace.ts';
import { draftProblemWords, type Words } from '../../shared/words/words.ts';
import type { Draft } from '../../shared/notification/draft.ts';
import type { ReadDrafts } from '../../shared/notification/read-file.ts';
import { readNotifications } from '../../shared/notification/terraform/read-notifications.ts';
import { fileProblemSentence } from './one-sentence.ts';
import { Stopped } from './stopped.ts';
import { visible } from './visible.ts';

/** How standard input is named in the place of a file. */
export const STANDARD_INPUT = '-';

/** A hundred notifications of the largest documented size are far below it. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** What a file of notifications holds. The provider that was asked for beats the file's. */
export async function readDrafts(given: string, provider: Provider | undefined): Promise<ReadDrafts> {
  const read = readNotifications(await readText(given));
  if ('problem' in read) throw stopped(given, (words) => draftProblemWords(words, read));
  if (provider === undefined) return read;
  return { ...read, drafts: read.drafts.map((draft) => ({ ...draft, provider })) };
}

/** As above for a command that is about one notification. */
export async function readDraft(given: string, provider: Provider | undefined): Promise<Draft> {
  const { drafts, isList } = await readDrafts(given, provider);
  const [draft] = drafts;
  if (isList || draft === undefined) throw stopped(given, ({ cli }) => cli.replayed.oneOnly);
  return draft;
}

function stopped(given: string, sentence: (words: Words) => string): Stopped {
  return new Stopped((words) => {
    const name = given === STANDARD_INPUT ? words.cli.replayed.standardInput : visible(given);
    return `${name}: ${sentence(words)}`;
  });
}

async function readText(given: string): Promise<string> {
  try {
    const stream = given === STANDARD_INPUT ? process.stdin : createReadStream(given);
    const bytes = await readBytes(given, stream);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw stopped(given, ({ cli }) => cli.replayed.notText);
    const problem = typeof code === 'string' ? problemOf(code) : null;
    if (problem === null) throw error;
    throw stopped(given, (words) => fileProblemSentence(words, problem));
  }
}

async function readBytes(given: string, stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BYTES) throw stopped(given, ({ cli }) => cli.replayed.tooLarge(LARGEST_BYTES));
  }
  return Buffer.concat(chunks);
}

/** Null for what is no refusal of the system. */
function problemOf(code: string): FileProblem | null {
  // The last says that no file can have such a path, as one with a zero in it.
  if (['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(code))
    return { code: 'file-missing', details: {} };
  if (['EACCES', 'EPERM'].includes(code)) return { code: 'file-forbidden', details: {} };
  if (code === 'EISDIR') return { code: 'file-not-regular', details: { kind: 'folder' } };
  return /^E[A-Z0-9]+$/.test(code) ? { code: 'file-unreadable', details: { reason: code } } : null;
}
