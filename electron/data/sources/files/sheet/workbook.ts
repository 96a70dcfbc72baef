import type { FileProblem, SheetDamage } from '../../../../../shared/model/file-problem.ts';
import { byteQueue, chunksOf } from '../byte-queue.ts';
import { newOutcome } from '../file-problem.ts';
import type { Zip, ZipEntry } from '../zip.ts';
import { cellText } from './cell-text.ts';
import { dateStyles, type DateStyles } from './date-styles.ts';
import { PIECE_BYTES } from './row-width.ts';
import { xmlReader, type XmlHandlers } from './xml.ts';

/** A workbook opened as far as its sheets need it. */
export interface Workbook {
  sheets: { name: string; entry: ZipEntry }[];
  /** Texts that cells refer to by number. */
  texts: string[];
  styles: DateStyles;
  /** Whether days count from 1904. */
  countsFrom1904: boolean;
}

/** Thrown while a workbook is read, and caught where its reading began. */
export class WorkbookError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const MOST_ENTRIES = 10_000;
/** What an empty text costs, in characters. */
const TEXT_LENGTH = 16;

export async function openWorkbook(zip: Zip, mostTextBytes: number): Promise<Workbook> {
  const entries = new Map<string, ZipEntry>();
  for await (const entry of zip.entries) {
    entries.set(entry.name, entry);
    if (entries.size > MOST_ENTRIES) throw damaged('too-many-parts');
  }
  const listed: { name: string; id: string }[] = [];
  let countsFrom1904 = false;
  await readPart(entries.get('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet') listed.push({ name: attributes['name'] ?? '', id: relationId(attributes) });
      if (listed.length > MOST_ENTRIES) throw damaged('too-many-parts');
      if (name === 'workbookPr') countsFrom1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    },
  });
  const targets = await readTargets(entries.get('xl/_rels/workbook.xml.rels'));
  const texts = await readTexts(entries.get(targets.byType.get('sharedStrings') ?? ''), mostTextBytes);
  const styles = await readStyles(entries.get(targets.byType.get('styles') ?? ''));
  const sheets = listed.flatMap(({ name, id }) => {
    const entry = entries.get(targets.byId.get(id) ?? '');
    return entry === undefined ? [] : [{ name, entry }];
  });
  return { sheets, texts, styles, countsFrom1904 };
}

/** It has a prefix of the writer's choice. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

interface Targets {
  byId: Map<string, string>;
  byType: Map<string, string>;
}

async function readTargets(entry: ZipEntry | undefined): Promise<Targets> {
  const targets: Targets = { byId: new Map(), byType: new Map() };
  await readPart(entry, {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      if (targets.byId.size > MOST_ENTRIES) throw damaged('too-many-parts');
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      targets.byId.set(id, path);
      targets.byType.set(type.slice(type.lastIndexOf('/') + 1), path);
    },
  });
  return targets;
}

async function readTexts(entry: ZipEntry | undefined, mostBytes: number): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  let length = 0;
  const spend = (more: number): void => {
    length += more;
    if (length * 2 > mostBytes)
      throw new WorkbookError({ code: 'size-exceeded', details: { limitBytes: mostBytes } });
  };
  if (entry === undefined) return texts;
  await readPart(entry, {
    open(name) {
      if (name === 'si') text = '';
      // How a text is pronounced is written among its parts.
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(part) {
      if (!isText) return;
      text += part;
      spend(part.length);
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      texts.push(cellText(text));
      spend(TEXT_LENGTH);
    },
  });
  return texts;
}

async function readStyles(entry: ZipEntry | undefined): Promise<DateStyles> {
  const { handlers, styles } = dateStyles();
  if (entry !== undefined) await readPart(entry, handlers);
  return styles;
}

/** Reads a part of the workbook to its end. */
async function readPart(entry: ZipEntry | undefined, handlers: Partial<XmlHandlers>): Promise<void> {
  for await (const step of partSteps(entry, handlers)) void step;
}

/** The same piece by piece, so that what the handlers collected can be passed on in between. */
export async function* partSteps(
  entry: ZipEntry | undefined,
  handlers: Partial<XmlHandlers>,
): AsyncGenerator<void, void> {
  if (entry === undefined) throw damaged('part-missing');
  const nothing = (): void => undefined;
  const reader = xmlReader({ open: nothing, text: nothing, close: nothing, ...handlers });
  const outcome = newOutcome();
  const queue = byteQueue(entry.chunks(outcome));
  try {
    for await (const chunk of chunksOf(queue, PIECE_BYTES)) {
      reader.feed(chunk);
      yield;
    }
    if (outcome.problem === null) reader.end();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    // What the parser says of XML; the archive's own problems are told, not thrown.
    throw damaged('xml', error instanceof Error ? error.message : String(error));
  } finally {
    await queue.close();
  }
  yield;
  if (outcome.problem !== null) throw new WorkbookError(outcome.problem);
}

const damaged = (reason: SheetDamage, said: string | null = null): WorkbookError =>
  new WorkbookError({ code: 'sheet-damaged', details: { reason, said } });
