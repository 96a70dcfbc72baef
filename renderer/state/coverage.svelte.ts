import type { CoverageSummary } from '../../shared/model/coverage.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

let summary = $state.raw<CoverageSummary | null>(null);
let isAsked = $state(false);

const read = whileChanging(async () => {
  summary = workspace.summary === null ? null : await call('coverage.summary');
});

/** What the open workspace holds; null until it is known, and where none is open. */
export const coverage = {
  get summary(): CoverageSummary | null {
    return summary;
  },
  /** False until the first answer, whatever it was: what is drawn below it would jump. */
  get isAsked(): boolean {
    return isAsked;
  },
  async load(): Promise<void> {
    await attempt(read);
    isAsked = true;
  },
};
