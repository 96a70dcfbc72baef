import type { TraceMark } from '../model/mark.ts';
import type { MarkLeaf } from './query.ts';
import { valueTest } from './value-test.ts';

export type MarkTest = (mark: Pick<TraceMark, 'isBookmarked' | 'tags' | 'note' | 'judged'> | null) => boolean;

/** A question about the mark of a trace; null is a trace without one. */
export function markTest({ field, test }: MarkLeaf): MarkTest {
  // Names of tags are the same whatever their case.
  const passes = valueTest(field === 'tag' && test.kind === 'in' ? { ...test, fold: true } : test);
  switch (field) {
    case 'bookmarked':
      return (mark) => passes(String(mark?.isBookmarked ?? false));
    case 'tag':
      if (test.kind === 'empty') return (mark) => mark === null || mark.tags.length === 0;
      return (mark) => mark?.tags.some(passes) ?? false;
    case 'note':
      if (test.kind === 'empty') return (mark) => mark === null || mark.note === '';
      return (mark) => mark !== null && mark.note !== '' && passes(mark.note);
    case 'judged':
      if (test.kind === 'empty') return (mark) => (mark?.judged ?? null) === null;
      return (mark) => (mark?.judged ?? null) !== null && passes(mark?.judged ?? '');
  }
}
