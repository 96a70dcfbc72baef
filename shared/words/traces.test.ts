import { expect, it } from 'vitest';
import { LANGUAGES } from '../model/settings.ts';
import { wordsFor } from './languages.ts';

const LONG = 'a value that goes on '.repeat(20);

it.each(LANGUAGES)(
  'what is pressed is called by all of the value or clause that stands on it (%s)',
  (language) => {
    const { traceChips, traceFacets } = wordsFor(language);
    expect(traceChips.edit(LONG)).toContain(LONG);
    expect(traceFacets.include('user', LONG)).toContain(LONG);
    expect(traceFacets.exclude('user', LONG)).toContain(LONG);
  },
);
