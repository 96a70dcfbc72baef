import type { CoverageLine, CoverageState } from '../../../shared/model/coverage.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { LineSums } from './coverage-line.ts';

export function lineName(words: Words, { provider, project_id, tracker_name }: CoverageLine): string {
  const { project, tracker } = words.coverage;
  return [words.providers[provider], project(project_id), tracker(tracker_name)].join(' · ');
}

const STATES: readonly CoverageState[] = ['complete', 'partial', 'removed'];

/** The bar in words, so that nobody has to hover over it. */
export function lineSums(words: Words, { spans, gaps, neverMs }: LineSums): string {
  const { coverage } = words;
  const parts = STATES.filter((state) => spans[state] > 0).map((state) =>
    coverage.stretch(coverage.states[state], coverage.span(spans[state])),
  );
  if (gaps > 0) parts.push(coverage.gaps(gaps, coverage.span(neverMs)));
  return parts.join(' · ');
}
