import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, ASSUMPTION_NAMES } from '../model/assumptions.ts';
import type { JsonKind } from '../model/import-report.ts';
import type { IssueCode, IssueDetails, IssueReason } from '../model/issue.ts';
import { LANGUAGES } from '../model/settings.ts';
import type { DraftProblem, DraftProblemCode, DraftProblemDetails } from '../model/draft-problem.ts';
import { FILTER_FIELDS } from '../notification/rule.ts';
import { shown } from './shown.ts';
import { wordsFor } from './languages.ts';
import { draftProblemWords, issueWords } from './words.ts';

const KINDS: JsonKind[] = ['null', 'boolean', 'number', 'text', 'list', 'object'];
const elsewhere = { service_type: 'EVS', resource_type: 'disk' };
const near = { name: 'creatDisk', nearest: 'createDisk', nearestIn: null };

/** Details as they come, every kind of each. A code that is added has none here and does not compile. */
const ISSUES: { [Code in IssueCode]: IssueDetails[Code][] } = {
  'wrong-type': KINDS.map((found) => ({ found, expected: 'list' as const })),
  'too-large': [
    { size: 10_000, limit: 10_000, unit: 'entries' },
    { size: 1_500_000, limit: 1_000_000, unit: 'characters' },
  ],
  'name-missing': [{}],
  'name-too-long': [{ length: 65, limit: 64 }],
  'name-characters': [{ characters: '-。' }],
  'operation-type': [{ found: null }, { found: 'typical' }],
  'operations-missing': [{}],
  'operations-too-many': [{ count: 1001, limit: 1000 }],
  'services-too-many': [{ count: 101, limit: 100 }],
  'operation-service-type': [{ found: null }, { found: 'E C S' }],
  'operation-resource-type': [{}],
  'operation-trace-names': [{}],
  'users-too-many': [{ count: 51, limit: 50 }],
  'groups-too-many': [{ count: 11, limit: 10 }],
  'user-group-missing': [{}],
  'user-list-empty': [{}],
  'status-value': [{ found: 'on' }],
  'topic-missing': [{}],
  'topic-urn': [{ found: 'urn:obs:a' }],
  'agency-value': [{ found: 'other' }],
  'filter-flag': [{}],
  'filter-condition': [{ found: 'xor' }],
  'filter-rule-malformed': [{ text: 'code > 1' }],
  'filter-value': FILTER_FIELDS.flatMap((field) => [
    { field, value: 'x', limit: null },
    { field, value: 'xx', limit: 350 },
  ]),
  quota: [{ count: 101, limit: 100 }],
  'name-taken': [{ name: 'keys' }],
  'draft-value': [{ found: 'gcp', choices: ['huawei', 'ibm'] }],
  'name-non-ascii': [{}],
  'service-type-case': [{ found: 'Ecs' }],
  'trace-name-form': [{ name: '1a' }],
  'filter-condition-missing': [{}],
  'filter-off': [{ rules: 1 }, { rules: 2 }],
  'filter-empty': [{}],
  'filter-contradiction': [{ field: 'code' }],
  'filter-tautology': [{ field: 'resource_id' }],
  'operation-repeated': [{ name: 'createServer' }],
  'user-repeated': [{ name: 'zhang' }],
  'users-exclude-system': [{}],
  'complete-with-users': [{}],
  'complete-with-operations': [{}],
  'unknown-operation': [
    { name: 'creatDisk', nearest: null, nearestIn: null, seen: null },
    ...[null, 0, 1, 1234].map((seen) => ({ ...near, seen })),
    { ...near, nearestIn: elsewhere, seen: 2 },
    { ...near, nearestIn: { ...elsewhere, resource_type: null }, seen: null },
  ],
  'never-seen': [{}],
  'member-repeated': [{}],
};

const PROBLEMS: { [Code in DraftProblemCode]: DraftProblemDetails[Code][] } = {
  'not-json': [{ line: 4, column: 12 }],
  'cut-off': [{}],
  'terraform-text': [{}],
  'terraform-unreadable': [{ line: 3, column: 7 }],
  'terraform-computed': [{ line: 3, column: 7 }],
  'terraform-heredoc': [{ line: 3, column: 7 }],
  'terraform-without-notification': [{}],
  'nested-too-deep': [{ limit: 500 }],
  'not-an-object': KINDS.map((found) => ({ found })),
  'notification-and-list': [{}],
  'notifications-not-a-list': KINDS.map((found) => ({ found })),
  'pins-of-list': [{}],
};

const issues = Object.entries(ISSUES).flatMap(([code, samples]) =>
  samples.map((details) => ({ code, details }) as IssueReason),
);
const problems = Object.entries(PROBLEMS).flatMap(([problem, samples]) =>
  samples.map((details) => ({ problem, details }) as DraftProblem),
);

/** Details that are put into words, or need not be said. */
const NOT_SHOWN = new Set(['expected', 'unit', 'nearestIn', 'rules', 'seen']);

function expectSentence(sentence: string, details: object): void {
  expect(sentence).toMatch(/\S{2}/);
  expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  for (const [name, value] of Object.entries(details) as [string, string | number | string[] | null][]) {
    if (NOT_SHOWN.has(name) || value === null || KINDS.includes(value as JsonKind)) continue;
    const all = sentence.replaceAll(/(?<=\d),(?=\d)/g, '');
    for (const each of [value].flat()) expect(all).toContain(String(each));
  }
}

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language);

  it.each(issues)('says what is wrong in a notification: $code', (issue) => {
    expectSentence(issueWords(words, issue), issue.details);
  });

  it.each(problems)('says why a file was not read: $problem', (problem) => {
    expectSentence(draftProblemWords(words, problem), problem.details);
  });

  it('has a sentence of its own for each, in its language', () => {
    const sentences = [
      ...issues.map((issue) => issueWords(words, issue)),
      ...problems.map((problem) => draftProblemWords(words, problem)),
      ...Object.values(words.reasons),
      ...Object.values(words.assumptions).flatMap((values) => Object.values(values)),
    ];
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    for (const sentence of sentences) expect(/[一-鿿]/.test(sentence)).toBe(language === 'zh-CN');
  });

  it('says of each assumption what each of its values means', () => {
    for (const name of ASSUMPTION_NAMES)
      expect(Object.keys(words.assumptions[name]).toSorted()).toEqual([...ASSUMPTIONS[name]].toSorted());
  });

  it('keeps a sentence to one line of a sensible length, whatever it quotes', () => {
    const sentence = issueWords(words, {
      code: 'filter-rule-malformed',
      details: { text: `a\n\u202e${'b'.repeat(999_999)}` },
    });
    expect(sentence).toContain('a\\u000a\\u202ebbb');
    expect(sentence.length).toBeLessThan(300);
  });
});

it.each([
  ['a b', 'a b'],
  ['a\tb\u2028', 'a\\u0009b\\u2028'],
  ['名😀', '名😀'],
  ['\uD800', '\\ud800'],
  ['a'.repeat(80), 'a'.repeat(80)],
  ['a'.repeat(81), `${'a'.repeat(80)}…`],
  [`${'a'.repeat(79)}😀`, `${'a'.repeat(79)}…`],
])('%j is shown as %j', (text, want) => {
  expect(shown(text)).toBe(want);
});
