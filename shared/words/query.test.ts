import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../model/settings.ts';
import type { QueryProblemCode, QueryProblemDetails, QueryProblemReason } from '../query/language/problem.ts';
import { wordsFor } from './languages.ts';
import { queryProblemWords } from './words.ts';

/** Details as they come. A code that is added has none here and does not compile. */
const DETAILS: { [Code in QueryProblemCode]: QueryProblemDetails[Code][] } = {
  'value-missing': [{ operator: '=' }],
  'quote-open': [{}],
  'unknown-field': [
    { name: 'servce', nearest: 'service' },
    { name: 'x', nearest: null },
  ],
  'path-malformed': [{ path: 'request..x' }],
  'pattern-unreadable': [{ reason: 'Unterminated group' }, { reason: '' }],
  'time-unreadable': [{ text: 'soon' }],
  'operator-not-for-field': [{ operator: '>', field: 'code', allowed: ['=', '!='] }],
  'operator-unfinished': [{ begun: 'is', whole: ['is empty', 'is not empty'] }],
  'field-missing': [{ operator: '=' }],
  'list-missing': [{ operator: 'in' }],
  'paren-open': [{}],
  'paren-extra': [{}],
  'operand-missing': [{ after: 'and' }, { after: '(' }],
  unexpected: [{ text: ',' }],
  'nested-too-deep': [{ limit: 40 }],
  'value-too-long': [{ length: 10_001, limit: 10_000 }],
  'text-too-long': [{ length: 100_000, limit: 50_000 }],
  'too-many-clauses': [{ limit: 1_000 }],
  'too-many-values': [{ limit: 10_000 }],
};

const REASONS = Object.entries(DETAILS).flatMap(([code, all]) =>
  all.map((details) => ({ code, details }) as QueryProblemReason),
);

describe.each(LANGUAGES)('what is wrong in a query, in %s', (language) => {
  const words = wordsFor(language);

  it.each(REASONS)('$code is a sentence with what its details say', (reason) => {
    const sentence = queryProblemWords(words, reason);
    expect(sentence).toMatch(language === 'en' ? /^[A-Z“].*\.$/ : /[。？]$/);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
    for (const detail of Object.values(reason.details)) {
      const parts = (Array.isArray(detail) ? detail : [detail]) as unknown[];
      for (const part of parts)
        if (typeof part === 'string' && part !== '(') expect(sentence).toContain(part.slice(0, 80));
        else if (typeof part === 'number') expect(sentence).toContain(part.toLocaleString('en'));
    }
  });
});

it('shows what somebody typed with its unseen characters', () => {
  const reason: QueryProblemReason = {
    code: 'unknown-field',
    details: { name: 'a\u202eb', nearest: null },
  };
  expect(queryProblemWords(wordsFor('en'), reason)).toContain('a\\u202eb');
});
