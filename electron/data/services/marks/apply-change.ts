import {
  NOTE_CHARACTERS,
  TAGS_A_TRACE,
  tagName,
  type MarkChange,
  type TraceMark,
} from '../../../../shared/model/mark.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';

/** Gives a tag the spelling that it has already. */
export type Spelling = (tag: string) => string;

export type MarkContent = Omit<TraceMark, 'changedAt'>;

const NOTHING: MarkContent = { isBookmarked: false, tags: [], note: '', judged: null };

/** A mark after a change; null where nothing is left of it. */
export function applied(
  mark: MarkContent | null,
  { isBookmarked, addTags = [], removeTags = [], note, judged }: Omit<MarkChange, 'rows'>,
  spelling: Spelling = (tag) => tag,
): MarkContent | null {
  const before = mark ?? NOTHING;
  const removed = new Set(removeTags.map((tag) => foldCase(tagName(tag))));
  const kept = before.tags.filter((tag) => !removed.has(foldCase(tag)));
  return leftOf({
    isBookmarked: isBookmarked ?? before.isBookmarked,
    tags: joinedTags(
      kept,
      addTags.map((tag) => spelling(tagName(tag))),
    ),
    note: note === undefined ? before.note : note.trim() === '' ? '' : note.slice(0, NOTE_CHARACTERS),
    judged: judged === undefined ? before.judged : judged,
  });
}

/** One mark of several of the same trace, the older ones first. */
export function merged(marks: readonly TraceMark[]): TraceMark | null {
  const [first, ...others] = marks;
  if (first === undefined) return null;
  return others.reduce<TraceMark>(
    (one, other) => ({
      isBookmarked: one.isBookmarked || other.isBookmarked,
      tags: joinedTags(one.tags, other.tags),
      note: joinedNotes(one.note, other.note),
      judged: other.judged ?? one.judged,
      changedAt: Math.max(one.changedAt, other.changedAt),
    }),
    first,
  );
}

/** In alphabetical order, the first of several spellings; what is too many is left out. */
function joinedTags(tags: readonly string[], more: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const tag of [...tags, ...more]) {
    const folded = foldCase(tag);
    if (tag !== '' && !byFolded.has(folded) && byFolded.size < TAGS_A_TRACE) byFolded.set(folded, tag);
  }
  return [...byFolded].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}

function joinedNotes(one: string, other: string): string {
  if (one === '' || other === '' || one === other) return one === '' ? other : one;
  return `${one}\n\n${other}`;
}

function leftOf(mark: MarkContent): MarkContent | null {
  return mark.isBookmarked || mark.tags.length > 0 || mark.note !== '' || mark.judged !== null ? mark : null;
}

export function isSameContent(one: MarkContent | null, other: MarkContent | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.isBookmarked === other.isBookmarked &&
    one.note === other.note &&
    one.judged === other.judged &&
    one.tags.length === other.tags.length &&
    one.tags.every((tag, at) => tag === other.tags[at])
  );
}
