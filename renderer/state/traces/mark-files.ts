import { Failure } from '../../../shared/model/failure.ts';
import { LONGEST_MARK_FILE } from '../../../shared/model/mark-file.ts';
import { call } from '../../ipc/client.ts';
import { chooseTextFile } from '../choose-text-file.ts';
import { fileName } from '../file-name.ts';
import { news } from '../news.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { MARKS, route } from '../route.svelte.ts';
import { saveText } from '../save-text.ts';
import { say } from '../settings.svelte.ts';
import { workspace } from '../workspace.svelte.ts';
import { marks } from './marks.svelte.ts';

/** Marks taken along in a file, and those of a file taken in. */
export const markFiles = {
  save(): Promise<void> {
    return attempt(async () => {
      const name = `${fileName(say().marks.file.name(workspace.summary?.name ?? ''), 'marks')}.json`;
      const path = await saveText(
        name,
        async () => (await call('marks.text')).text,
        // The system's dialog has asked before it named a file that exists.
        async (to) => void (await call('marks.write', { path: to, replace: true })),
      );
      if (path !== null) news.add({ kind: 'marks-exported', path });
    });
  },
  /** A menu of the system is no click in the page: from there, the way to the button is all there is. */
  choose(): void {
    if (navigator.userActivation.isActive)
      chooseTextFile('.json,application/json', (file) => void markFiles.bring(file));
    else route.go('traces', MARKS);
  },
  bring(file: File): Promise<void> {
    return attempt(async () => {
      if (file.size > LONGEST_MARK_FILE) throw tooLong(file.size);
      const taken = await call('marks.import', { text: await file.text() });
      marks.tookIn(taken);
      news.add({ kind: 'marks-imported', told: taken });
    });
  },
};

function tooLong(bytes: number): Failure {
  const place = { path: '', kind: 'wrong' as const, expected: `${LONGEST_MARK_FILE} B`, found: `${bytes} B` };
  return new Failure('mark-file-wrong', { problems: [place] });
}
