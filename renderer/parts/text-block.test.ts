import { describe, expect, it } from 'vitest';
import { blockParts, startOf } from './text-block.ts';

const cases: [what: string, text: string, seen: string][] = [
  ['lines and tabs stay', 'a\n\tb\r\nc', 'a\n\tb\nc'],
  ['a return without a line does not', 'a\rb', 'a⟨\\r⟩b'],
  ['marks of direction have names', 'a\u202eb\nc', 'a⟨U+202E⟩b\nc'],
  ['separators of lines have names', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['nothing', '', ''],
];

describe('a block of text of others', () => {
  it.each(cases)('%s', (_what, text, seen) =>
    expect(
      blockParts(text)
        .map((part) => (part.mark ? `⟨${part.text}⟩` : part.text))
        .join(''),
    ).toBe(seen),
  );

  it('is one part where nothing is hidden, however many lines it has', () =>
    expect(blockParts('a\nb\n'.repeat(1000))).toHaveLength(1));

  it('is cut between characters, never within one', () => {
    expect(startOf('ab🔑c', 3)).toBe('ab');
    expect(startOf('ab🔑c', 4)).toBe('ab🔑');
    expect(startOf('abc', 3)).toBe('abc');
  });
});
