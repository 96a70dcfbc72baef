import { setImmediate } from 'node:timers/promises';
import { page } from '../../../core/browse/page.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { COPIED_AT_ONCE, COPY_BYTES } from '../../../../shared/model/copied.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ExportRow } from '../export/exported-trace.ts';
import { writeCsv } from '../export/write-csv.ts';
import { writeNdjson } from '../export/write-ndjson.ts';
import type { BrowseService } from './browse.ts';
import { exportRow } from './export-rows.ts';
import type { HeldTraces } from './held-traces.ts';

/** A record is unpacked for each: other calls are answered in between. */
const ROWS_A_STEP = 16;

/** Traces as a text for the clipboard. */
export function copyService(browse: BrowseService): { handlers: Handlers<'traces.text'> } {
  return {
    handlers: {
      'traces.text': async ({ query, order, copy: { format, ...shown } }) => {
        const traces = browse.held();
        const selection = browse.select(query);
        if (selection.total > COPIED_AT_ONCE) throw tooMuch();
        const { rows } = page(selection, { from: { start: true }, limit: COPIED_AT_ONCE, order });
        const taken = steps(browse, traces, rows);
        const chunks = format === 'csv' ? writeCsv(taken, shown) : writeNdjson(taken, {});
        const parts: Buffer[] = [];
        let size = 0;
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > COPY_BYTES) throw tooMuch();
          parts.push(chunk);
        }
        // What tells a spreadsheet the encoding of a file is a character too many in a text.
        const text = Buffer.concat(parts)
          .toString()
          .replace(/^\uFEFF/, '');
        return { text, rows: rows.length };
      },
    },
  };
}

const tooMuch = (): Failure =>
  new Failure('copy-too-much', { limit: COPIED_AT_ONCE, limitBytes: COPY_BYTES });

async function* steps(
  browse: BrowseService,
  traces: HeldTraces,
  rows: readonly number[],
): AsyncGenerator<ExportRow[], void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STEP) {
    // Another workspace may be open by now.
    if (browse.held() !== traces) throw new Failure('workspace-none-open', {});
    const marks = browse.marks(traces);
    yield rows.slice(at, at + ROWS_A_STEP).flatMap((row) => {
      const exported = exportRow(traces, row);
      return exported === null ? [] : [{ ...exported, mark: marks.of(row) }];
    });
    await setImmediate();
  }
}
