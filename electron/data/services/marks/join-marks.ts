import { NOTE_CHARACTERS, TAGS_A_TRACE, type TraceMark } from '../../../../shared/model/mark.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import { applied, type Spelling } from './apply-change.ts';

export interface Joined {
  mark: TraceMark;
  /** There is no room for all of it: what was there stays. */
  isCut: boolean;
}

/**
 * The mark of a trace with what a file says of it. Nothing is taken away: bookmarks and tags of both, and of two notes both, the older first, unless the one
 * holds the other already. Of two judgements the newer one counts. Taken in once more, the same file changes nothing.
 */
export function joinedMark(own: TraceMark | null, other: TraceMark, spelling: Spelling): Joined {
  const isNewer = own === null || other.changedAt > own.changedAt;
  const note = joinedNote(own?.note ?? '', other.note, isNewer);
  const isNoteCut = note.length > NOTE_CHARACTERS;
  const content = applied(
    own,
    {
      ...(other.isBookmarked && { isBookmarked: true }),
      addTags: [...other.tags],
      ...(!isNoteCut && { note }),
      ...(other.judged !== null && (isNewer || own.judged === null) && { judged: other.judged }),
    },
    spelling,
  );
  const tags = new Set([...(own?.tags ?? []), ...other.tags].map(foldCase));
  const changedAt = Math.max(own?.changedAt ?? other.changedAt, other.changedAt);
  const nothing = { isBookmarked: false, tags: [], note: '', judged: null };
  return { mark: { ...(content ?? nothing), changedAt }, isCut: isNoteCut || tags.size > TAGS_A_TRACE };
}

function joinedNote(own: string, other: string, isOtherNewer: boolean): string {
  if (other.trim() === '' || holds(own, other)) return own;
  if (own === '' || holds(other, own)) return other;
  return isOtherNewer ? `${own}\n\n${other}` : `${other}\n\n${own}`;
}

/** As a part of its own, which joining made. */
const holds = (whole: string, part: string): boolean => `\n\n${whole}\n\n`.includes(`\n\n${part}\n\n`);
