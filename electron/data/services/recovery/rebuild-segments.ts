import { COLUMN_NAMES } from '../../../../shared/model/trace-columns.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { readDictionary, writeDictionaryPart } from '../../cache/dictionaries.ts';
import type { Writer } from '../../cache/handle.ts';
import { fillColumns, placesOf, type SegmentEntry } from '../../cache/segments.ts';
import { BATCH_ROWS, BatchBuilder } from '../ingest/batch-builder.ts';
import { Remap } from '../ingest/remap.ts';
import { StoredValues } from '../ingest/stored-values.ts';
import { contextOf, Originals, traceOf } from '../originals.ts';
import { RowSources } from '../row-sources.ts';

/** Makes columns that cannot be read any more out of the originals, which are read as they were at first. */
export function segmentRebuilder(db: Writer): (segment: SegmentEntry) => boolean {
  const sources = new RowSources(db);
  let dictionaries: StoredValues[] | undefined;
  return (segment) => {
    if (segment.rows > BATCH_ROWS) return false;
    const batch = batchOf(db, segment, sources);
    if (batch === null) return false;
    dictionaries ??= COLUMN_NAMES.map((name) => new StoredValues(readDictionary(db, name)));
    const sizes = dictionaries.map(({ size }) => size);
    new Remap(COLUMN_NAMES.length).apply(batch, dictionaries);
    dictionaries.forEach((dictionary, column) => {
      const known = sizes[column] ?? 0;
      if (dictionary.size > known) writeDictionaryPart(db, column, known + 1, dictionary.since(known));
    });
    fillColumns(db, segment, batch);
    return true;
  };
}

/** What reading all of a segment's originals once more comes to; null where they cannot be read either. */
function batchOf(
  db: Writer,
  segment: SegmentEntry,
  sources: RowSources,
): ReturnType<BatchBuilder['take']> | null {
  const originals = new Originals(db, () => segment);
  const { offsets, indexes } = placesOf(db, segment);
  const builder = new BatchBuilder();
  let last: { trace: Trace; text: Buffer } | null = null;
  // Rows without originals are lost or were removed, and nobody looks at them: they bear what their neighbour says.
  let before = 0;
  for (let at = 0; at < segment.rows; at += 1) {
    const text = originals.text(segment.firstRow + at);
    const found = sources.of(segment.firstRow + at);
    if (text !== undefined && found !== undefined) {
      const context = contextOf(found, text);
      builder.begin({ part: 0, facts: context.facts, columns: context.columns });
      last = { trace: traceOf(text, context), text };
    }
    if (last === null) {
      before += 1;
      continue;
    }
    const position = { index: indexes[at] ?? 0, byteOffset: offsets[at] ?? 0, line: null };
    for (; before >= 0; before -= 1) builder.add(last.trace, { value: null, text: last.text, position });
    before = 0;
  }
  return last === null ? null : builder.take();
}
