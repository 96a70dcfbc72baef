import { ALL_TRACES } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { Latest } from '../traces/latest.svelte.ts';

/** As many as a list of proposals can hold. */
const MOST = 200;

const answers = new Latest<null, string[]>(async () => {
  const facet = await call('traces.facet', {
    ...{ query: ALL_TRACES, field: 'user.name', limit: MOST, search: null },
  });
  return facet.top.flatMap(({ value }) => (value !== null && value !== '' ? [value] : []));
});

/** Users of the traces, the most frequent first: to be proposed, not to be chosen from alone. */
export const seenUsers = {
  get names(): readonly string[] {
    return answers.answer?.value ?? [];
  },
  ask(): void {
    answers.ask(null);
  },
};
