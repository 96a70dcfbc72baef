import type { ExportContent, ExportFormat } from '../../model/export.ts';
import { bytes, count, plural } from '../format.ts';

const language = 'en';

const some = (value: number, one: string, other: string): string =>
  `${count(language, value)} ${plural(value, one, other)}`;

export const traceExport = {
  title: 'Export traces',
  open: 'Export traces…',
  what: {
    all: (traces: number | null) =>
      traces === null
        ? 'Every trace of this workspace, oldest first.'
        : `${some(traces, 'trace', 'traces')}: all that this workspace holds, oldest first.`,
    filtered: 'The traces that the filter finds, oldest first.',
    unanswered: 'What the list shows now, oldest first. Which traces the filter finds is not known yet.',
    chosen: (traces: number) => `${some(traces, 'chosen trace', 'chosen traces')}, oldest first.`,
    none: 'This workspace holds no traces.',
  },
  format: 'Format',
  formats: { json: 'JSON', ndjson: 'NDJSON', csv: 'CSV', xlsx: 'XLSX' } satisfies Record<
    ExportFormat,
    string
  > as Record<ExportFormat, string>,
  about: {
    json: 'One document with a list of all traces.',
    ndjson: 'One trace a line.',
    csv: 'A table, times in UTC. Text that a spreadsheet would run as a formula begins with an apostrophe.',
    xlsx: 'A workbook, times in UTC. Nothing is run as a formula. Text that is too long for a cell is cut, and the task says how often; such a row is refused when it is read in again.',
  } satisfies Record<ExportFormat, string> as Record<ExportFormat, string>,
  content: 'Content',
  contents: { original: 'Original records', fields: 'Fields of the traces' } satisfies Record<
    ExportContent,
    string
  > as Record<ExportContent, string>,
  aboutContent: {
    original: 'Records stay as they were read.',
    fields: 'Each under the names Tracebell uses, times in UTC.',
  } satisfies Record<ExportContent, string> as Record<ExportContent, string>,
  where: 'Where the file is written, on the machine that runs Tracebell.',
  do: 'Export',
  choosePlace: 'Choose where…',
  name: (workspace: string) => `${workspace} traces`,
  finished: (rows: number, size: number, path: string) =>
    `${some(rows, 'trace', 'traces')} (${bytes(language, size)}) written to ${path}`,
  cut: (cells: number) =>
    `${some(cells, 'cell was', 'cells were')} cut: the text is too long for this format. JSON holds it whole.`,
};
