import { describe, expect, it } from 'vitest';
import { NOTE_CHARACTERS, TAGS_A_TRACE, type TraceMark } from '../../../../shared/model/mark.ts';
import { joinedMark } from './join-marks.ts';

const mark = (members: Partial<TraceMark> = {}): TraceMark => ({
  ...{ isBookmarked: false, tags: [], note: '', judged: null, changedAt: 10 },
  ...members,
});
const joined = (own: TraceMark | null, other: TraceMark): TraceMark =>
  joinedMark(own, other, (tag) => tag).mark;

describe('a mark that is joined with another of its trace', () => {
  it('is the other where there was none', () => {
    const other = mark({ isBookmarked: true, tags: ['a'], note: 'n', judged: 'noise', changedAt: 3 });
    expect(joined(null, other)).toEqual(other);
  });

  it('loses nothing: bookmarks, tags and notes are those of both', () => {
    const own = mark({ isBookmarked: true, tags: ['b'], note: 'mine' });
    const other = mark({ tags: ['a', 'B'], note: 'theirs', changedAt: 20 });
    expect(joined(own, other)).toEqual({
      ...{ isBookmarked: true, tags: ['a', 'b'], note: 'mine\n\ntheirs', judged: null, changedAt: 20 },
    });
    expect(joined(own, { ...other, changedAt: 5 }).note).toBe('theirs\n\nmine');
  });

  it('takes the newer of two judgements, and the only one there is', () => {
    const own = mark({ judged: 'useful' });
    expect(joined(own, mark({ judged: 'noise', changedAt: 20 })).judged).toBe('noise');
    expect(joined(own, mark({ judged: 'noise', changedAt: 5 })).judged).toBe('useful');
    expect(joined(own, mark({ changedAt: 20 })).judged).toBe('useful');
    expect(joined(mark(), mark({ judged: 'noise', changedAt: 5 })).judged).toBe('noise');
  });

  it('stays what it is when the same is joined once more, whichever came first', () => {
    const own = mark({ note: 'mine', tags: ['x'] });
    const other = mark({ note: 'theirs\n\nin two parts', judged: 'noise', changedAt: 20 });
    const once = joined(own, other);
    expect(joined(once, other)).toEqual(once);
    expect(joined(once, own)).toEqual(once);
    expect(joined(own, once)).toEqual(once);
  });

  it('is not taken for held where a note is only the beginning of another', () => {
    expect(joined(mark({ note: 'ticket 47' }), mark({ note: 'ticket 4' })).note).toBe(
      'ticket 4\n\nticket 47',
    );
  });

  it('says where there is no room for all of it, and keeps what was there', () => {
    const long = 'x'.repeat(NOTE_CHARACTERS - 1);
    const noted = joinedMark(mark({ note: long }), mark({ note: 'more' }), (tag) => tag);
    expect(noted).toMatchObject({ isCut: true, mark: { note: long } });
    const many = Array.from({ length: TAGS_A_TRACE }, (_, at) => `t${at}`);
    const tagged = joinedMark(mark({ tags: many }), mark({ tags: ['t1', 'z'] }), (tag) => tag);
    expect(tagged.isCut).toBe(true);
    expect(tagged.mark.tags).toHaveLength(TAGS_A_TRACE);
    expect(tagged.mark.tags).not.toContain('z');
  });
});
