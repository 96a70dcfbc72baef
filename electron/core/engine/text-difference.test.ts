import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDifference } from './text-difference.ts';

const CASES: [what: string, expected: string, actual: string, difference: [number, string, string] | null][] =
  [
    ['equal texts', 'createKey', 'createKey', null],
    ['both empty', '', '', null],
    ['one empty', '', 'a', null],
    ['one empty, the other white space', '', ' ', [0, '', ' ']],
    ['a capital letter', 'createKey', 'CreateKey', [0, 'c', 'C']],
    ['capital letters of a short text', 'kms', 'KMS', [0, 'kms', 'KMS']],
    ['capital letters at both ends', 'aBc', 'AbC', [0, 'aBc', 'AbC']],
    ['white space at the end', 'vault', 'vault ', [5, '', ' ']],
    ['white space at the start', '\tvault', 'vault', [0, '\t', '']],
    ['white space at both ends', ' vault', 'vault ', [0, ' vault', 'vault ']],
    ['white space within', 'my vault', 'my  vault', [3, '', ' ']],
    ['one character more', 'createKey', 'createKeys', [9, '', 's']],
    ['one character less', 'deleteKey', 'deletKey', [5, 'e', '']],
    ['one character other', '404a', '404b', [3, 'a', 'b']],
    ['two characters other', 'createKey', 'creatoKay', null],
    ['two characters other, side by side', 'createKey', 'creoNeKey', [3, 'at', 'oN']],
    ['two characters exchanged', 'createKey', 'craeteKey', [2, 'ea', 'ae']],
    ['three characters other', 'createKey', 'crXYZeKey', null],
    ['one other, in texts near to everything', '200', '404', null],
    ['one other, of three', '200', '201', null],
    ['one of a doubled letter', 'aaaa', 'aaa', null],
    ['one of a longer doubled letter', 'aaaaa', 'aaaa', [4, 'a', '']],
    ['a Chinese character', '主密钥一号', '主密钥二号', [3, '一', '二']],
    ['a short Chinese text', '密钥', '密匙', null],
    [
      'a character beyond the first plane',
      'ab\ud83d\ude00cd',
      'ab\ud83d\ude01cd',
      [2, '\ud83d\ude00', '\ud83d\ude01'],
    ],
    ['what comes behind one', '\ud83d\ude00\ud83d\ude00abc', '\ud83d\ude00\ud83d\ude00abd', [4, 'c', 'd']],
    ['half of one', 'abcd\ud83d\ude00', 'abcd\ud83d', [4, '\ud83d\ude00', '\ud83d']],
    ['one accent, written in two ways', 'vault\u00e9', 'vaulte\u0301', [5, '\u00e9', 'e\u0301']],
  ];

describe('the difference of texts that nearly agree', () => {
  it.each(CASES)('%s', (_what, expected, actual, difference) => {
    const [at, there, here] = difference ?? [];
    expect(nearDifference(expected, actual)).toEqual(
      difference === null ? undefined : { at, expected: there, actual: here },
    );
  });

  it('put in its place makes the one text of the other, and is the same seen from there', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' ', '密', '\ud83d\ude00'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (expected, actual) => {
        const found = nearDifference(expected, actual);
        const back = nearDifference(actual, expected);
        expect(back).toEqual(found && { at: found.at, expected: found.actual, actual: found.expected });
        if (found === undefined) return;
        const characters = [...expected];
        characters.splice(found.at, [...found.expected].length, found.actual);
        expect(characters.join('')).toBe(actual);
      }),
      { numRuns: 2000 },
    );
  });
});
