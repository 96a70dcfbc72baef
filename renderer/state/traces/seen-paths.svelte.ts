import type { MemberColumn } from '../../../shared/model/list-column.ts';
import { foldCase } from '../../../shared/query/fold-case.ts';
import type { Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { workspace } from '../workspace.svelte.ts';
import { browse } from './browse.svelte.ts';
import { Latest } from './latest.svelte.ts';

const MOST = 12;

interface Question {
  workspace: string;
  query: Query;
  /** Of the traces that were there by then. */
  round: number;
}

const answers = new Latest<Question, MemberColumn[]>(
  async ({ query }) => (await call('traces.paths', { query })).paths,
);

let asked: Question | null = null;

const seen = $derived.by((): readonly MemberColumn[] => {
  const { answer } = answers;
  return answer?.question.workspace === workspace.summary?.path ? (answer?.value ?? []) : [];
});

/** Places in bodies, for whoever types the name of one. */
export const seenPaths = {
  /** Once for what is asked about. */
  ask(query: Query): void {
    const { round } = browse;
    const path = workspace.summary?.path ?? '';
    if (asked?.query === query && asked.round === round && asked.workspace === path) return;
    asked = { workspace: path, query, round };
    answers.ask(asked);
  },
  /** Those that hold what is typed; first those that begin with it, the most frequent first. */
  like(typed: string, without: readonly string[]): MemberColumn[] {
    const sought = foldCase(typed.trim());
    if (sought === '') return [];
    const found = seen
      .map((path) => ({ path, at: foldCase(path).indexOf(sought) }))
      .filter(({ path, at }) => at >= 0 && !without.includes(path));
    const begun = found.filter(({ at }) => at === 0);
    const within = found.filter(({ at }) => at > 0);
    return [...begun, ...within].slice(0, MOST).map(({ path }) => path);
  },
};
