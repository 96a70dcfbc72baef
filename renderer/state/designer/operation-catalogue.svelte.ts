import type { CataloguedOperation } from '../../../shared/model/operation-catalogue.ts';
import type { Provider } from '../../../shared/model/trace.ts';
import { call } from '../../ipc/client.ts';
import { Latest } from '../traces/latest.svelte.ts';

interface Question {
  provider: Provider;
  /** Asked anew when traces changed. */
  of: unknown;
}

const answers = new Latest<Question, CataloguedOperation[]>(({ provider }) =>
  call('notifications.operations', { provider }),
);

export const operationCatalogue = {
  ask(provider: Provider, of: unknown): void {
    answers.ask({ provider, of });
  },
  /** Null until it is known: another provider's is none. */
  of(provider: Provider): readonly CataloguedOperation[] | null {
    const { answer } = answers;
    return answer?.question.provider === provider ? answer.value : null;
  },
};
