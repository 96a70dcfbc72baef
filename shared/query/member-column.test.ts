import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from './language/testing/arbitrary.ts';
import { columnNamed, columnOfSubject, isListColumn, isMemberColumn, memberPlace } from './member-column.ts';

describe('a column of the list', () => {
  it.each<[string, string | undefined]>([
    ['request.name', 'request.name'],
    [' request', undefined],
    ['request', 'request'],
    ['request.items.0["a b"]', 'request.items[0]["a b"]'],
    ['location.city', 'location_info.city'],
    ['extra["eventCategory"]', 'extra.eventCategory'],
    ['Request_ID', 'request_id'],
    // Fields that columns hold are shown by those.
    ['user', 'user.name'],
    ['id', 'trace_id'],
    ['tag', 'mark'],
    ['request.', 'malformed'],
    ['request[', 'malformed'],
    ['user.nobody', undefined],
    ['text', undefined],
    ['matches', undefined],
  ])('that is typed as %s is %s', (typed, column) => {
    expect(columnNamed(typed)).toBe(column);
  });

  it.each(['request.items.0', 'location.city', 'REQUEST.name', 'request["name"]', 'id', 'tag', ''])(
    'is kept under one name alone, which is not %j',
    (name) => {
      expect(isListColumn(name)).toBe(false);
    },
  );

  it('stands for any path, and for the same one when it is read again', () => {
    const field = fc.constantFrom(
      'request' as const,
      'response' as const,
      'message' as const,
      'extra' as const,
    );
    fc.assert(
      fc.property(field, fc.array(texts, { maxLength: 4 }), (name, path) => {
        const column = columnOfSubject({ kind: 'member', field: name, path });
        expect(memberPlace(column ?? '')).toEqual({ field: name, path });
      }),
    );
  });

  it('that is longer than anybody would look at is none', () => {
    expect(isMemberColumn(`request.${'a'.repeat(400)}`)).toBe(true);
    expect(isMemberColumn(`request.${'a'.repeat(500)}`)).toBe(false);
  });
});
