import { describe, expect, it } from 'vitest';
import { visibleParts, visibleText } from './visible-text.ts';

const cases: [what: string, text: string, seen: string][] = [
  ['plain text', 'a b.json', 'a b.json'],
  ['nothing', '', ''],
  ['other scripts', '操作记录 قائمة 🔑', '操作记录 قائمة 🔑'],
  ['a mark that turns the direction', 'evil\u202egnp.exe', 'evil⟨U+202E⟩gnp.exe'],
  ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
  ['controls', 'a\0b\u001bc\u007f', 'a⟨\\0⟩b⟨U+001B⟩c⟨U+007F⟩'],
  ['ends of lines', 'a\r\nb\tc', 'a⟨\\r⟩⟨\\n⟩b⟨\\t⟩c'],
  ['what has no width', 'a\u200bb\ufeff\u00ad', 'a⟨U+200B⟩b⟨U+FEFF⟩⟨U+00AD⟩'],
  ['hidden letters', 'a\u{e0041}', 'a⟨U+E0041⟩'],
  ['half of a pair', 'a\ud800b', 'a⟨U+D800⟩b'],
  ['separators of lines', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['markup, which is text', '<b onclick=x>', '<b onclick=x>'],
];

describe('text of others', () => {
  it.each(cases)('%s', (_what, text, seen) => expect(visibleText(text)).toBe(seen));

  it('loses nothing but what it names', () => {
    const parts = visibleParts('ab\u202ecd');
    expect(parts.map(({ mark }) => mark)).toEqual([false, true, false]);
    expect(parts.filter(({ mark }) => !mark).map(({ text }) => text)).toEqual(['ab', 'cd']);
  });
});
