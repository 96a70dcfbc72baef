import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { NOTE_CHARACTERS, tagName, TAGS_A_TRACE } from '../../../../shared/model/mark.ts';
import { applied, merged, type MarkContent } from './apply-change.ts';

const mark = (over: Partial<MarkContent> = {}): MarkContent => ({
  isBookmarked: false,
  tags: [],
  note: '',
  judged: null,
  ...over,
});

describe('a change of a mark', () => {
  it('leaves alone what it does not name', () => {
    const before = mark({ tags: ['a'], note: 'n' });
    expect(applied(before, { isBookmarked: true })).toEqual({ ...before, isBookmarked: true });
    expect(applied(before, { note: 'm' })).toEqual({ ...before, note: 'm' });
    expect(applied(before, {})).toEqual(before);
    const judged = applied(before, { judged: 'noise' });
    expect(judged).toEqual({ ...before, judged: 'noise' });
    expect(applied(judged, { note: 'm' })?.judged).toBe('noise');
    expect(applied(judged, { judged: null })).toEqual(before);
  });

  it('leaves nothing where nothing is left', () => {
    expect(applied(mark({ isBookmarked: true }), { isBookmarked: false })).toBeNull();
    expect(applied(mark({ tags: ['a'] }), { removeTags: ['A'] })).toBeNull();
    expect(applied(mark({ note: 'x' }), { note: ' \n' })).toBeNull();
    expect(applied(null, { addTags: ['  '] })).toBeNull();
    expect(applied(mark({ judged: 'useful' }), { judged: null })).toBeNull();
  });

  it.each([
    ['  open   case ', 'open case'],
    ['a\tb\nc', 'a b c'],
    ['e\u0301tat', '\u00e9tat'],
    ['审计', '审计'],
    [' \u0000 ', ''],
  ])('keeps the tag %j as %j', (typed, kept) => {
    expect(tagName(typed)).toBe(kept);
  });

  it('takes a note as long as it may be, and no more tags than a trace has', () => {
    expect(applied(null, { note: 'x'.repeat(NOTE_CHARACTERS + 1) })?.note).toHaveLength(NOTE_CHARACTERS);
    const many = Array.from({ length: TAGS_A_TRACE + 9 }, (_, at) => `t${at}`);
    expect(applied(null, { addTags: many })?.tags).toHaveLength(TAGS_A_TRACE);
  });

  const tags = fc.array(fc.constantFrom('a', 'A', 'b', 'Σ', 'ς', '审', 'c d'), { maxLength: 4 });

  it('holds as tags exactly what was added and not taken off since, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ addTags: tags, removeTags: tags }), { maxLength: 5 }), (changes) => {
        let held: MarkContent | null = null;
        const wanted = new Set<string>();
        const key = (tag: string): string => tag.toLowerCase().replaceAll('ς', 'σ');
        for (const change of changes) {
          held = applied(held, change);
          for (const tag of change.removeTags) wanted.delete(key(tag));
          for (const tag of change.addTags) wanted.add(key(tag));
        }
        expect((held?.tags ?? []).map(key)).toEqual([...wanted].sort());
      }),
    );
  });
});

test('several marks of one trace become one with all that they say', () => {
  const one = {
    isBookmarked: false,
    tags: ['b', 'Eip'],
    note: 'first',
    judged: 'useful' as const,
    changedAt: 1,
  };
  const other = {
    isBookmarked: true,
    tags: ['a', 'eip'],
    note: 'second',
    judged: 'noise' as const,
    changedAt: 3,
  };
  expect(merged([one, other])).toEqual({
    isBookmarked: true,
    tags: ['a', 'b', 'Eip'],
    note: 'first\n\nsecond',
    judged: 'noise',
    changedAt: 3,
  });
  expect(merged([one, { ...other, note: 'first' }])?.note).toBe('first');
  expect(merged([one, { ...other, judged: null }])?.judged).toBe('useful');
  expect(merged([])).toBeNull();
});
