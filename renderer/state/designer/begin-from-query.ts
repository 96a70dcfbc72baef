import { freeName } from '../../../shared/notification/draft-name.ts';
import type { Expression } from '../../../shared/query/language/expression.ts';
import { call } from '../../ipc/client.ts';
import { drafts } from '../drafts.svelte.ts';
import { news } from '../news.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { draftOfQuery } from './query-draft.ts';

const PROVIDER = 'huawei';

/** Makes a draft of what the filter asks for, and says what of it no notification can ask for. Its id; null where none was made. */
export async function beginFromQuery(expression: Expression, text: string): Promise<number | null> {
  let made: number | null = null;
  await attempt(async () => {
    const catalogue = await call('notifications.operations', { provider: PROVIDER });
    const name = freeName('from_filter', new Set((drafts.list ?? []).map((draft) => draft.name)));
    const { notification, unsaid } = draftOfQuery(expression, text, name, catalogue);
    const { id } = await call('drafts.add', {
      content: {
        text: JSON.stringify(notification, null, 2),
        ...{ provider: PROVIDER, projectId: null, pins: [], assumptions: {} },
      },
      origin: 'empty',
    });
    made = id;
    drafts.follow(id);
    const undo = async (): Promise<void> => void (await call('drafts.remove', { ids: [id] }));
    news.add({ kind: 'draft', said: { what: 'queried', name, unsaid }, open: id, undo });
  });
  return made;
}
