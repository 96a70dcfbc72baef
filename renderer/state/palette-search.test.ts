import { describe, expect, it } from 'vitest';
import { searchPalette } from './palette-search.ts';

const entries = [
  { id: 'go.traces', label: '转到事件', also: ['Go to Traces'] },
  { id: 'theme.dark', label: 'Theme: dark', also: [] },
  { id: 'go.settings', label: 'Go to Settings', also: [] },
  { id: '/home/lena/iam audit.tracebell', label: 'Open iam audit', also: ['/home/lena/iam audit.tracebell'] },
];

const cases: { typed: string; found: string[]; why: string }[] = [
  { typed: '', found: entries.map((entry) => entry.id), why: 'nothing typed leaves everything in its order' },
  { typed: '  ', found: entries.map((entry) => entry.id), why: 'blanks are nothing' },
  { typed: 'dark', found: ['theme.dark'], why: 'a whole word' },
  { typed: 'th da', found: ['theme.dark'], why: 'beginnings of two words, in any order' },
  { typed: 'da th', found: ['theme.dark'], why: 'the other order' },
  { typed: 'ark', found: [], why: 'the middle of a Latin word does not count' },
  { typed: 'go', found: ['go.settings', 'go.traces'], why: 'a label that agrees comes before another name' },
  { typed: '事件', found: ['go.traces'], why: 'Chinese has no spaces: the middle counts' },
  { typed: 'LENA', found: ['/home/lena/iam audit.tracebell'], why: 'a part of the path, in any case' },
  { typed: 'dark tracebell', found: [], why: 'every typed word must be found' },
];

describe('searchPalette', () => {
  it.each(cases)('$why: "$typed"', ({ typed, found }) => {
    expect(searchPalette(entries, typed).map((entry) => entry.id)).toEqual(found);
  });
});
