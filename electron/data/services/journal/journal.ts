import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { LastWrite } from '../../../../shared/model/live-version.ts';
import { isObject } from '../../../../shared/notification/json-value.ts';
import { firstBrokenEntry, journalEntries, journalText, searchJournal } from '../../cache/journal.ts';
import type { WorkspaceService } from '../workspace.ts';
import { openWrites } from './open-writes.ts';

/** What was done in and with the open workspace, as it was written down. */
export function journalService(workspace: WorkspaceService): {
  handlers: Handlers<'journal.page' | 'journal.text' | 'journal.writes' | 'journal.openWrites'>;
} {
  const reader = () => workspace.need().reader;
  return {
    handlers: {
      'journal.page': ({ search, offset, limit }) => ({
        ...searchJournal(reader(), search, { offset, limit }),
        brokenAt: firstBrokenEntry(reader()),
      }),
      'journal.text': () => ({ text: journalText(reader()) }),
      'journal.openWrites': () => openWrites(reader()),
      'journal.writes': ({ projectId }) => {
        const latest = new Map<string, LastWrite>();
        for (const { at, kind, details } of journalEntries(reader())) {
          const { change = null, state, code, project_id: project } = details;
          if (kind !== 'publish' || project !== projectId || !isObject(change)) continue;
          const what = change['what'];
          // What failed for another reason tells nothing of what is allowed.
          const isAllowed = state === 'done' || code === 'cloud-write-lost';
          if (typeof what === 'string' && (isAllowed || code === 'cloud-permission'))
            latest.set(what, { what, at, isAllowed });
        }
        return [...latest.values()];
      },
    },
  };
}
