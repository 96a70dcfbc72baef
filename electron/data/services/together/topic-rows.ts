import { Bitset } from '../../../core/columns/bitset.ts';
import { Selection } from '../../../core/browse/selection.ts';
import { unknownRows } from '../../../core/engine/replay.ts';
import type { TogetherRows, TogetherRowsRequest, TopicPart } from '../../../../shared/model/together.ts';
import { traceRows } from '../browse/trace-rows.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { HeldTogether, HeldTopic } from './held-together.ts';

/** The traces behind a figure of a topic, with who reports each. */
export function topicRows(
  { held: traces, index }: ReplayedTraces,
  held: HeldTogether,
  { topic, part, offset, samples }: Omit<TogetherRowsRequest, 'asker' | 'number'>,
): TogetherRows | null {
  const own = held.topics.find((one) => one.topic === topic);
  if (own === undefined) return null;
  const list = Selection.ofSet(index.columns, partOf(own, part, held.hourOf));
  const shown = list.newest(samples.limit, offset);
  return {
    rows: traceRows(traces, shown, samples.columns),
    by: shown.map((row) => own.told.sets.flatMap((set, at) => (set.has(row) ? [at] : []))),
    total: list.total,
  };
}

function partOf(
  { told, second, verdicts }: HeldTopic,
  part: TopicPart,
  hourOf: (time: number) => number,
): Bitset {
  const { reported, repeated, rows, times } = told;
  const none = new Bitset(reported.length);
  const among = (passes: (time: number) => boolean): Bitset =>
    Bitset.of(
      reported.length,
      rows.filter((row) => passes(times[row] ?? NaN)),
    );
  switch (part.kind) {
    case 'all':
      return reported;
    case 'repeated':
      return repeated;
    case 'second-records':
      return second;
    case 'stretch':
      return among((time) => time >= part.from && time < part.to);
    case 'hour':
      return among((time) => hourOf(time) === part.hour);
    case 'match':
      return told.sets[part.of] ?? none;
    case 'unknown': {
      const own = verdicts[part.of];
      return own === undefined ? none : unknownRows(own);
    }
    case 'alone':
      return told.sets[part.of]?.copy().andNot(repeated) ?? none;
    case 'both': {
      const [one, other] = part.of.map((at) => told.sets[at] ?? none);
      return one === undefined || other === undefined ? none : one.copy().and(other);
    }
  }
}
