import type { Words } from '../../../shared/words/words.ts';
import type { DraftDeed } from '../../state/news.svelte.ts';

/** What was done to drafts, in a sentence or two. */
export function draftSentence({ draftNews: text, conditionRefusals, frame }: Words, deed: DraftDeed): string {
  switch (deed.what) {
    case 'drawn':
      return [
        deed.isNew ? text.started(deed.name) : text.added(deed.name, deed.added),
        ...(deed.lacking === 0 ? [] : [text.lacking(deed.lacking)]),
        ...(deed.unreported === 0 ? [] : [text.unreported(deed.unreported)]),
      ].join(frame.betweenSentences);
    case 'queried':
      return text.queried(deed.name, deed.unsaid);
    case 'asked':
      return text.asked(deed.name, deed.condition);
    case 'refused':
      return text.refused(conditionRefusals[deed.reason]);
    case 'copied':
      return text.copied(deed.names);
    case 'removed':
      return text.removed(deed.names);
    case 'imported':
      return text.imported(deed.drafts);
    case 'exported':
      return text.exported(deed.drafts, deed.path);
  }
}
