import type { MarkChange, MarksChanged, TraceMark } from '../../../shared/model/mark.ts';

/** The changes after which marks are again what they were. */
export function takeBack({ before, after }: Pick<MarksChanged, 'before' | 'after'>): MarkChange[] {
  const were = new Map(before.map(({ row, mark }) => [row, mark]));
  return after.flatMap(({ row, mark }) => {
    const change = changeTo(were.get(row) ?? null, mark);
    return change === null ? [] : [{ rows: [row], ...change }];
  });
}

function changeTo(wanted: TraceMark | null, is: TraceMark | null): Omit<MarkChange, 'rows'> | null {
  const without = (tags: readonly string[], others: readonly string[]): string[] =>
    tags.filter((tag) => !others.includes(tag));
  const addTags = without(wanted?.tags ?? [], is?.tags ?? []);
  const removeTags = without(is?.tags ?? [], wanted?.tags ?? []);
  const isBookmarked = wanted?.isBookmarked ?? false;
  const note = wanted?.note ?? '';
  const judged = wanted?.judged ?? null;
  const change = {
    ...(isBookmarked === (is?.isBookmarked ?? false) ? {} : { isBookmarked }),
    ...(addTags.length === 0 ? {} : { addTags }),
    ...(removeTags.length === 0 ? {} : { removeTags }),
    ...(note === (is?.note ?? '') ? {} : { note }),
    ...(judged === (is?.judged ?? null) ? {} : { judged }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
