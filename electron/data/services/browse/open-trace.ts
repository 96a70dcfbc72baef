import { repeatedNames } from '../../../../shared/model/repeated-names.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { OpenedTrace, TracePlace } from '../../../../shared/model/browse.ts';
import type { Reader } from '../../cache/handle.ts';
import { placesOf } from '../../cache/segments.ts';
import { conflictsOf, supersededBy } from '../../cache/versions.ts';
import type { HeldTraces } from './held-traces.ts';

/** One trace with where it was read from, and its other versions. */
export function openTrace(db: Reader, traces: HeldTraces, row: number): OpenedTrace {
  const trace = traces.trace(row);
  if (trace === undefined) throw new Failure('trace-unknown', { row });
  return {
    row,
    trace,
    place: placeOf(db, traces, row),
    conflicts: conflictsOf(db, row),
    supersededBy: supersededBy(db, row),
    repeated: repeatedNames(originalOf(traces, row).text),
  };
}

/** The record it was read from, as it was. */
export function originalOf(traces: HeldTraces, row: number): { text: string } {
  const original = traces.original(row);
  if (original === undefined) throw new Failure('trace-unknown', { row });
  return { text: original.toString('utf8') };
}

function placeOf(db: Reader, traces: HeldTraces, row: number): TracePlace {
  const segment = traces.segmentOf(row);
  const found = traces.sourceOf(row);
  if (segment === undefined || found === undefined)
    throw new Error(`It is not known where row ${row} was read from.`);
  const { offsets, indexes } = placesOf(db, segment);
  const at = row - segment.firstRow;
  const { part, source } = found;
  const { md5, sha256, readAt, run } = source;
  // What is in an archive has a path of its own.
  const digest = traces.digests.of(part.path, md5, part.path !== source.path);
  return {
    ...{ path: part.path, byteOffset: offsets[at] ?? 0, index: indexes[at] ?? 0 },
    ...{ readAt, run, md5, sha256, digest },
  };
}
