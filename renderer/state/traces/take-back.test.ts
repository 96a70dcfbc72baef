import { expect, test } from 'vitest';
import type { TraceMark } from '../../../shared/model/mark.ts';
import { takeBack } from './take-back.ts';

const mark = (over: Partial<TraceMark>): TraceMark => ({
  ...{ isBookmarked: false, tags: [], note: '', judged: null, changedAt: 1 },
  ...over,
});

const cases: [what: string, before: TraceMark | null, after: TraceMark | null, back: object | null][] = [
  ['a bookmark', null, mark({ isBookmarked: true }), { isBookmarked: false }],
  ['a bookmark taken off', mark({ isBookmarked: true }), null, { isBookmarked: true }],
  ['tags', mark({ tags: ['a', 'b'] }), mark({ tags: ['b', 'c'] }), { addTags: ['a'], removeTags: ['c'] }],
  ['a note', mark({ note: 'x', tags: ['a'] }), mark({ note: 'y', tags: ['a'] }), { note: 'x' }],
  ['all of it', mark({ note: 'x', tags: ['a'] }), null, { addTags: ['a'], note: 'x' }],
  ['a judgement', mark({ judged: 'noise' }), mark({ judged: 'useful' }), { judged: 'noise' }],
  ['a first judgement', null, mark({ judged: 'useful' }), { judged: null }],
  ['nothing', mark({ note: 'x' }), mark({ note: 'x', changedAt: 2 }), null],
];

test.each(cases)('%s is taken back by its opposite', (_what, before, after, back) => {
  const changed = { before: [{ row: 7, mark: before }], after: [{ row: 7, mark: after }] };
  expect(takeBack(changed)).toEqual(back === null ? [] : [{ rows: [7], ...back }]);
});
