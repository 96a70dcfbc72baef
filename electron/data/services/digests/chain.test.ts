import { expect, test } from 'vitest';
import { Digests } from './chain.ts';
import type { Digest } from './digest.ts';

/** The digest of an hour, whose bytes have the hash `h` and that hour. */
function digest(hour: number, before: string | null, fields: Partial<Digest> = {}): Digest {
  return {
    ...{ part: hour, path: `/in/d${hour}`, object: `d${hour}`, md5: `h${hour}` },
    ...{ project_id: null, tracker_name: null, files: [] },
    hour: { from: hour, to: hour + 1 },
    previous: before === null ? null : { object: `d${hour - 1}`, md5: before },
    ...fields,
  };
}

function chainsOf(...digests: Digest[]): unknown[] {
  const all = new Digests();
  for (const one of digests) all.add(one);
  return all
    .chains()
    .map(({ begins, digests: ours, notCompared }) => [
      begins,
      ours.map(({ object }) => object).join(' '),
      notCompared,
    ]);
}

const packed = { md5: null };

test.each<[string, Digest[], unknown[]]>([
  ['one', [digest(1, null), digest(2, 'h1'), digest(3, 'h2')], [['first', 'd1 d2 d3', 0]]],
  [
    'in whatever order they were read',
    [digest(3, 'h2'), digest(1, null), digest(2, 'h1')],
    [['first', 'd1 d2 d3', 0]],
  ],
  [
    'with one missing',
    [digest(1, null), digest(3, 'h2')],
    [
      ['first', 'd1', 0],
      ['previous-missing', 'd3', 0],
    ],
  ],
  [
    'with one changed',
    [digest(1, null), digest(2, 'other')],
    [
      ['first', 'd1', 0],
      ['previous-changed', 'd2', 0],
    ],
  ],
  [
    'begun anew',
    [digest(1, null), digest(2, null)],
    [
      ['first', 'd1', 0],
      ['first', 'd2', 0],
    ],
  ],
  ['read twice', [digest(1, null), digest(2, 'h1'), digest(2, 'h1', { part: 9 })], [['first', 'd1 d2', 0]]],
  [
    'in an archive',
    [digest(1, null, packed), digest(2, 'h1', packed), digest(3, 'h2')],
    [['first', 'd1 d2 d3', 2]],
  ],
  ['that follows itself', [digest(1, 'h1')], [['previous-missing', 'd1', 0]]],
  ['that follows what comes later', [digest(1, 'h2'), digest(2, 'h1')], [['previous-missing', 'd1 d2', 0]]],
])('a chain %s', (_, digests, expected) => {
  expect(chainsOf(...digests)).toEqual(expected);
});

test('a digest is disowned by the next one alone, and not by one that names it rightly', () => {
  const all = new Digests();
  const one = digest(1, null);
  for (const next of [one, digest(2, 'other')]) all.add(next);
  expect([one, digest(2, null), digest(1, null, packed)].map((each) => all.isDisowned(each))).toEqual([
    ...[true, false, false],
  ]);
  all.add(digest(2, 'h1', { md5: 'h2b' }));
  expect(all.isDisowned(one)).toBe(false);
});
