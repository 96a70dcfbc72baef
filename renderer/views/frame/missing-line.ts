import { failureFromWire } from '../../../shared/model/failure.ts';
import type { SyncMissing } from '../../../shared/model/sync.ts';
import { failureWords, type Words } from '../../../shared/words/words.ts';
import { visibleText } from '../../parts/visible-text.ts';
import { displayZone } from '../../state/traces/display-zone.svelte.ts';
import { zoneTime } from '../../state/traces/zone-time.ts';

/** What is missing of a sync, from when to when, and why. */
export function missingLine(
  words: Words,
  { tracker_name: tracker, from, to, what, failure }: SyncMissing,
): string {
  const { title } = failureWords(words, failureFromWire(failure));
  const { sync } = words;
  if (tracker === undefined || from === undefined || to === undefined)
    return sync.unseen(visibleText(words.snapshots.kind(what ?? '')), title);
  const zone = displayZone.name;
  const at = (time: number): string => zoneTime(time, zone);
  return sync.stretch({ tracker: visibleText(tracker), from: at(from), to: at(to - 1), zone, reason: title });
}
