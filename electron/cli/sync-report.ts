import { failureFromWire } from '../../shared/model/failure.ts';
import type { SyncMissing } from '../../shared/model/sync.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Counted } from '../data/services/sync/sync-with.ts';
import { failureSentence } from './one-sentence.ts';
import { print } from './output.ts';
import { visible } from './visible.ts';

/** What came of a sync, and what is missing. */
export function printSync(found: Counted, words: Words, json: boolean): void {
  if (json) print(JSON.stringify(jsonReport(found, words)));
  else for (const line of textReport(found, words)) print(line);
}

const reasonOf = ({ failure }: SyncMissing, words: Words): string =>
  failureSentence(words, failureFromWire(failure));

function jsonReport({ outcome, requests, retries }: Counted, words: Words): object {
  const { totals, pages, windows, snapshots, failures } = outcome;
  const { added, duplicates, conflicts, refused, expired } = totals;
  return {
    ...{ added, duplicates, conflicts, refused, expired, pages, requests, retries, windows },
    snapshots: Object.fromEntries(
      Object.entries(snapshots).map(([kind, state]) => [kind, typeof state === 'object' ? state.why : state]),
    ),
    failures: failures.map((one) => {
      const { failure, ...place } = one;
      return { ...place, code: failure.code, details: failure.details, reason: reasonOf(one, words) };
    }),
  };
}

function* textReport({ outcome, requests }: Counted, words: Words): Generator<string> {
  const { synced } = words.cli;
  const { totals, pages, snapshots, failures } = outcome;
  yield synced.totals({ ...totals, pages, requests });
  const states = Object.entries(snapshots);
  const of = (state: 'new' | 'same'): string[] =>
    states.filter(([, one]) => one === state).map(([kind]) => kind);
  const told = synced.snapshots(of('new'), of('same'));
  if (told !== '') yield told;
  if (outcome.denied.length > 0) yield synced.denied(outcome.denied.map(({ what = '' }) => what));
  for (const one of failures) {
    const { what, tracker_name: tracker = '', from = 0, to = 0 } = one;
    const reason = reasonOf(one, words);
    const [since, until] = [from, to].map((at) => new Date(at).toISOString());
    yield what === undefined
      ? synced.missing({ tracker: visible(tracker), from: since ?? '', to: until ?? '', reason })
      : synced.unseen(what, reason);
  }
}
