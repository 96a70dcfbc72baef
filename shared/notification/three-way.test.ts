import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { mergedMembers, movedMembers, type Side } from './three-way.ts';

const value = fc.oneof(fc.constant(null), fc.constantFrom('x', 'y', 'z'));
const state = fc
  .record({ notification_name: value, topic_id: value, novelty: value })
  .map(
    (members) => Object.fromEntries(Object.entries(members).filter(([, one]) => one !== null)) as JsonObject,
  );
const side = fc.constantFrom<Side>('theirs', 'mine');

/** Absent and null are one. */
const at = (one: JsonObject, name: string): Json => one[name] ?? null;

test('each member is from where it was changed; where both changed it, from where it was chosen', () => {
  fc.assert(
    fc.property(state, state, state, side, (base, theirs, mine, choice) => {
      const moved = movedMembers(base, theirs, mine);
      const chosen = new Map(moved.map(({ name, usual }): [string, Side] => [name, usual ?? choice]));
      const merged = mergedMembers(mine, theirs, chosen);
      for (const name of ['notification_name', 'topic_id', 'novelty']) {
        const [b, t, m] = [at(base, name), at(theirs, name), at(mine, name)];
        const isConflict = b !== t && b !== m && t !== m;
        const expected = isConflict ? (choice === 'theirs' ? t : m) : b === t ? m : t;
        expect(at(merged, name)).toBe(b !== t && t === m ? m : expected);
        expect(moved.find((one) => one.name === name)?.usual).toBe(
          b === t || t === m ? undefined : isConflict ? null : 'theirs',
        );
      }
    }),
  );
});

test('lists in another order are no change of anybody', () => {
  const users = (...list: string[]) => ({ notify_user_list: [{ user_group: 'g', user_list: list }] });
  expect(movedMembers(users('a', 'b'), users('b', 'a'), users('a', 'c'))).toEqual([]);
  expect(movedMembers(users('a'), users('a', 'b'), users('a'))).toEqual([
    {
      ...{ name: 'notify_user_list', mine: [], usual: 'theirs' },
      theirs: [{ path: 'notify_user_list', before: null, after: 'g: b' }],
    },
  ]);
});
