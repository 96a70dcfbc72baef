import type { FileProblem } from '../../../../shared/model/file-problem.ts';
import { newBudget, type Budget, type Caps } from './budget.ts';
import { byteQueue, chunksOf, type ByteQueue } from './byte-queue.ts';
import { newOutcome, noteSkipped, type Outcome } from './file-problem.ts';
import { gunzip } from './gunzip.ts';
import { isJunk } from './junk.ts';
import { sniff, SNIFF_BYTES, type Content } from './sniff.ts';
import type { StoredFile } from './stored-file.ts';
import { tarEntries } from './tar.ts';
import { openZip, type Zip } from './zip.ts';

/** One text or workbook: a file's content, or that of an entry of an archive. */
export interface Part {
  /** `archive.zip!inner/path.json.gz` for what lies in an archive. */
  path: string;
  content: TextContent | WorkbookContent | null;
  /** Complete when the content has been read. */
  outcome: Outcome;
}

interface TextContent {
  /** Text that is not JSON may be a sheet. */
  kind: 'json' | 'text';
  chunks: AsyncIterable<Buffer>;
}

interface WorkbookContent {
  kind: 'workbook';
  zip: Zip;
}

/** An archive of this size is held while it is read, so that its bytes are read once. */
const HELD_ZIP_BYTES = 64 * 1024 * 1024;
/** Packings within packings: an archive of compressed files, compressed. */
const MOST_LAYERS = 3;

interface Opening {
  file: StoredFile;
  budget: Budget;
  signal: AbortSignal | undefined;
}

interface Layer {
  path: string;
  queue: ByteQueue;
  outcome: Outcome;
  depth: number;
  isInArchive: boolean;
}

/**
 * The parts of a file, whatever it is packed in, each read before the next is asked for. What kept the file itself
 * from being opened is told in its outcome, which is complete at the end.
 */
export async function* openContainer(
  file: StoredFile,
  outcome: Outcome,
  caps: Caps,
  signal?: AbortSignal,
): AsyncGenerator<Part, void> {
  const opening: Opening = { file, budget: newBudget(caps, () => file.readBytes), signal };
  const queue = byteQueue(file.chunks());
  try {
    yield* openLayer(opening, { path: file.path, queue, outcome, depth: 0, isInArchive: false });
    // All bytes count for the hash, also those that no reader had a use for.
    await queue.skip();
  } finally {
    await queue.close();
  }
}

async function* openLayer(opening: Opening, layer: Layer): AsyncGenerator<Part, void> {
  const { queue, isInArchive } = layer;
  const content = sniff((await queue.peek(SNIFF_BYTES)).subarray(0, SNIFF_BYTES));
  if (content.kind === 'gzip' && layer.depth < MOST_LAYERS) yield* openGzip(opening, layer);
  else if (content.kind === 'zip') yield* openZipLayer(opening, layer);
  else if (content.kind === 'tar' && !isInArchive) yield* openTar(opening, layer);
  else yield partOf(layer, content);
}

async function* openGzip(opening: Opening, layer: Layer): AsyncGenerator<Part, void> {
  const { outcome } = layer;
  const queue = byteQueue(gunzip(chunksOf(layer.queue), outcome, opening.budget, opening.signal));
  try {
    yield* openLayer(opening, { ...layer, queue, depth: layer.depth + 1 });
    // What nobody had a use for may still be damaged.
    if (outcome.problem === null) await queue.skip();
  } finally {
    await queue.close();
  }
}

async function* openTar(opening: Opening, layer: Layer): AsyncGenerator<Part, void> {
  const entries = tarEntries(chunksOf(layer.queue), layer.outcome, opening.budget);
  for await (const { name, chunks } of entries) yield* openEntry(opening, layer, name, () => chunks);
}

async function* openZipLayer(opening: Opening, layer: Layer): AsyncGenerator<Part, void> {
  const { path, outcome } = layer;
  const source = await zipSource(opening, layer);
  if (source === null) {
    yield { path, content: null, outcome };
    return;
  }
  const opened = await openZip(source, outcome, opening.budget, opening.signal);
  if (!opened.ok) {
    outcome.problem ??= opened.problem;
    yield { path, content: null, outcome };
  } else if (opened.zip.isWorkbook) {
    yield { path, content: { kind: 'workbook', zip: opened.zip }, outcome };
  } else if (layer.isInArchive) {
    yield refused(layer, { code: 'archive-in-archive', details: { kind: 'zip' } });
  } else
    for await (const { name, chunks } of opened.zip.entries) yield* openEntry(opening, layer, name, chunks);
}

/** Archives are read from their end: the file as it lies on the disk, or all of it held. Null where it is too long. */
async function zipSource(opening: Opening, layer: Layer): Promise<number | Buffer | null> {
  const { file, budget } = opening;
  const isStored = layer.depth === 0 && !layer.isInArchive;
  if (isStored && file.sizeBytes > HELD_ZIP_BYTES) {
    await layer.queue.skip();
    return file.descriptor;
  }
  const limitBytes = isStored ? HELD_ZIP_BYTES : budget.caps.heldBytes;
  const held = await layer.queue.take(limitBytes + 1);
  if (held.length <= limitBytes) return held;
  layer.outcome.problem ??= { code: 'size-exceeded', details: { limitBytes } };
  return null;
}

async function* openEntry(
  opening: Opening,
  { path, outcome: ofArchive }: Layer,
  name: string,
  chunks: (outcome: Outcome) => AsyncIterable<Buffer>,
): AsyncGenerator<Part, void> {
  if (isJunk(name)) {
    noteSkipped(ofArchive, 'junk-skipped', name);
    return;
  }
  if (opening.budget.exceeded !== null) {
    ofArchive.problem ??= opening.budget.exceeded;
    return;
  }
  const outcome = newOutcome();
  const queue = byteQueue(chunks(outcome));
  try {
    yield* openLayer(opening, { path: `${path}!${name}`, queue, outcome, depth: 1, isInArchive: true });
  } finally {
    await queue.close();
  }
}

function partOf(layer: Layer, content: Content): Part {
  const { path, queue, outcome } = layer;
  switch (content.kind) {
    case 'empty':
      return { path, content: null, outcome };
    case 'json':
    case 'text':
      return { path, content: { kind: content.kind, chunks: chunksOf(queue) }, outcome };
    case 'foreign':
      return refused(layer, { code: 'format-foreign', details: { looksLike: content.looksLike } });
    case 'tar':
      return refused(layer, { code: 'archive-in-archive', details: { kind: 'tar' } });
    case 'gzip':
      return refused(layer, { code: 'archive-in-archive', details: { kind: 'gzip' } });
    case 'zip':
    case 'unknown':
      return refused(layer, { code: 'format-unknown', details: {} });
  }
}

function refused({ path, outcome }: Layer, problem: FileProblem): Part {
  outcome.problem ??= problem;
  return { path, content: null, outcome };
}
