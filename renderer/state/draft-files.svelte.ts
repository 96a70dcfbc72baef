import { Failure } from '../../shared/model/failure.ts';
import { LONGEST_IMPORT } from '../../shared/model/stored-draft.ts';
import { call } from '../ipc/client.ts';
import type { HeldDraft } from './drafts.svelte.ts';
import { fileName } from './file-name.ts';
import { host } from './host.svelte.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';

export const draftFiles = {
  /** What several files hold; one that cannot be read leaves the others. */
  async read(files: Iterable<File>): Promise<void> {
    for (const file of files)
      await attempt(async () => {
        if (file.size > LONGEST_IMPORT) throw new Failure('draft-too-long', { limit: LONGEST_IMPORT });
        const made = await call('drafts.import', { text: await file.text() });
        const ids = made.map(({ id }) => id);
        const undo = async (): Promise<void> => void (await call('drafts.remove', { ids }));
        const [first] = ids;
        const open = ids.length === 1 && first !== undefined ? first : null;
        news.add({ kind: 'draft', said: { what: 'imported', drafts: ids.length }, open, undo });
      });
  },
  write(drafts: readonly HeldDraft[]): Promise<void> {
    return attempt(async () => {
      const ids = drafts.map(({ id }) => id);
      const [only] = drafts;
      const name = `${only !== undefined && drafts.length === 1 ? fileName(only.name, `draft_${only.id}`) : 'notifications'}.json`;
      if (host.info?.dialogs !== 'native') {
        const { text } = await call('drafts.export', { ids, path: null, replace: false });
        return download(name, text);
      }
      const { path } = await call('dialog.saveExport', { suggestedName: name });
      if (path === null) return;
      // The system's dialog has asked before it named a file that exists.
      await call('drafts.export', { ids, path, replace: true });
      news.add({
        kind: 'draft',
        said: { what: 'exported', drafts: ids.length, path },
        open: null,
        undo: null,
      });
    });
  },
};

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
