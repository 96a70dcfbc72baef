import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../shared/model/failure.ts';
import type { FileProblem } from '../../shared/model/file-problem.ts';
import { LANGUAGES } from '../../shared/model/settings.ts';
import type { DraftProblem } from '../../shared/model/draft-problem.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import { draftProblemWords } from '../../shared/words/words.ts';
import type { UsageProblem } from './misused.ts';
import { failureSentence, fileProblemSentence } from './one-sentence.ts';
import { expectOneSentence } from './testing/replaying.ts';
import { unreadWords } from './unread-paths.ts';

const path = '/home/me/审计 #1.tracebell';
const reason = 'EIO: i/o error';

/** Those that a command may end with. */
const FAILURES: [FailureCode, object][] = [
  ['cancelled', {}],
  ['port-unavailable', { port: 80, reason: 'forbidden' }],
  ['port-unavailable', { port: 80, reason: 'taken' }],
  ['data-process-ended', { call: 'x' }],
  ['data-process-restarted', { workspace: null }],
  ['data-process-restarted', { workspace: path }],
  ['data-process-gave-up', {}],
  ...(
    [
      ...(['workspace-missing', 'workspace-exists', 'workspace-not-sqlite', 'workspace-foreign'] as const),
      ...(['workspace-read-only', 'workspace-old-read-only', 'workspace-unfinished-read-only'] as const),
      ...(['path-relative', 'path-ends-in-space', 'path-is-folder', 'path-forbidden'] as const),
      ...(['folder-missing', 'disk-full'] as const),
    ] as const
  ).map((code): [FailureCode, object] => [code, { path }]),
  ['workspace-astray', { path, how: 'gone', now: null }],
  ['workspace-astray', { path, how: 'another', now: path }],
  ['workspace-astray', { path, how: 'written-over', now: path }],
  ['workspace-cut-short', { path, expectedBytes: 16_384, foundBytes: 100 }],
  ['workspace-damaged', { path, reason }],
  ['workspace-newer', { path, version: 1020, supported: 10 }],
  ['workspace-in-use', { path, holder: null }],
  ['workspace-in-use', { path, holder: { pid: 4711, host: 'elsewhere', sinceAt: 0 } }],
  ['disk-failed', { path, reason }],
  ['workspace-missing', { path: '/a\nb' }],
];

const PROBLEMS: FileProblem[] = [
  { code: 'file-missing', details: {} },
  { code: 'file-forbidden', details: {} },
  { code: 'file-not-regular', details: { kind: 'folder' } },
  { code: 'file-unreadable', details: { reason: 'EIO' } },
  { code: 'file-shrank', details: { sizeBytes: 7, readBytes: 5 } },
  { code: 'link-broken', details: {} },
  { code: 'link-outside', details: { target: '/a.b\n/c.json' } },
  { code: 'gzip-cut-off', details: { atByte: 1234 } },
  { code: 'gzip-damaged', details: { atByte: 1234, reason: 'data' } },
  {
    code: 'zip-damaged',
    details: { reason: 'Signature\nnot found. Either not a zip file, or file is truncated.' },
  },
  { code: 'zip-entry-encrypted', details: {} },
  { code: 'zip-entry-method', details: { method: 99 } },
  { code: 'zip-entry-damaged', details: { reason: 'length' } },
  { code: 'tar-cut-off', details: { atByte: 1 } },
  { code: 'tar-damaged', details: { atByte: 1 } },
  { code: 'archive-in-archive', details: { kind: 'zip' } },
  { code: 'ratio-exceeded', details: { limit: 1000 } },
  { code: 'size-exceeded', details: { limitBytes: 1 << 30 } },
  { code: 'entries-exceeded', details: { limit: 1000 } },
  { code: 'format-unknown', details: {} },
  { code: 'format-foreign', details: { looksLike: 'xz' } },
  { code: 'format-foreign', details: { looksLike: 'old-excel' } },
  { code: 'format-foreign', details: { looksLike: 'pdf' } },
  { code: 'sheet-damaged', details: { reason: 'xml', said: null } },
  { code: 'sheet-damaged', details: { reason: 'row-too-long', said: 'Bad. Very bad.' } },
  { code: 'sheet-unmapped', details: { headings: ['Mr. A', 'b'] } },
];

const DRAFTS: DraftProblem[] = [
  { problem: 'not-json', details: { line: 1, column: 2 } },
  { problem: 'cut-off', details: {} },
  { problem: 'terraform-text', details: {} },
  { problem: 'terraform-unreadable', details: { line: 3, column: 7 } },
  { problem: 'terraform-computed', details: { line: 3, column: 7 } },
  { problem: 'terraform-without-notification', details: {} },
  { problem: 'nested-too-deep', details: { limit: 500 } },
  { problem: 'not-an-object', details: { found: 'text' } },
  { problem: 'notification-and-list', details: {} },
  { problem: 'notifications-not-a-list', details: { found: 'null' } },
  { problem: 'pins-of-list', details: {} },
];

const option = '--port';
const given = 'x';
const names = ['a', 'b'];
const USAGE: { [Code in UsageProblem['code']]: Extract<UsageProblem, { code: Code }>['details'] } = {
  'command-missing': {},
  'command-unknown': { given, nearest: 'check' },
  'option-unknown': { given, nearest: '--json' },
  'option-twice': { option },
  'value-missing': { option, label: 'N' },
  'value-unexpected': { option },
  'value-not-integer': { option, given, min: 0, max: 9 },
  'option-missing': { option, label: 'N' },
  'value-unknown': { option, given, choices: names },
  'zone-unknown': { given },
  'argument-missing': { label: 'FILE', choices: names },
  'argument-surplus': { given },
  'argument-unknown': { label: 'SHELL', given, nearest: 'bash' },
  'traces-missing': {},
  'traces-twice': { given },
  'options-exclusive': { option, other: '--ids' },
  'standard-input-twice': {},
  'instant-unreadable': { option, given },
  'instant-without-zone': { option, given },
  'window-turned': { from: '2', to: '1' },
  'assumption-form': { given, names },
  'assumption-unknown': { given, nearest: 'a' },
  'assumption-fixed': { name: 'a', names },
  'assumption-value': { name: 'a', given, choices: names },
  'assumption-twice': { name: 'a' },
};

describe.each(LANGUAGES)('in %s one sentence says', (language) => {
  const words = wordsFor(language);
  const { cli } = words;

  test.each(FAILURES)('%s %j', (code, details) => {
    const failure = new Failure(code, details);
    expectOneSentence(failureSentence(words, failure));
  });

  test.each(PROBLEMS)('$code $details', (problem) => {
    expectOneSentence(unreadWords(words, [{ path, problem }]));
    expectOneSentence(unreadWords(words, Array(3).fill({ path, problem })));
  });

  test.each(DRAFTS)('$problem $details', (problem) => {
    expectOneSentence(draftProblemWords(words, problem));
  });

  test.each(Object.entries(USAGE))('%s', (code, details) => {
    expectOneSentence((cli.usage[code as UsageProblem['code']] as (details: object) => string)(details));
  });

  test.each([
    cli.imported.nothing,
    ...[cli.replayed.notText, cli.replayed.tooLarge(1 << 26), cli.replayed.oneOnly, cli.replayed.idsOfList],
    ...[cli.replayed.noTrace('a'), cli.replayed.olderWorkspace(path), cli.replayed.unfinishedWorkspace(path)],
  ])('%s', (sentence) => expectOneSentence(sentence));
});

test.each([
  [
    new Failure('workspace-missing', { path: '/My. Files/a' }),
    'There is no file at /My. Files/a; it may have been moved or renamed, or its drive is not connected.',
    '/My. Files/a 处没有文件；',
  ],
  [
    new Failure('data-process-gave-up', {}),
    'The part of Tracebell that reads your data keeps ending, so it is no longer started.',
    '',
  ],
])('a title is joined with advice that can be followed: %s', (failure, english, chinese) => {
  expect(failureSentence(wordsFor('en'), failure)).toBe(english);
  expect(failureSentence(wordsFor('zh-CN'), failure)).toContain(chinese);
});

test('advice that a command line cannot follow is left out', () => {
  const problem: FileProblem = { code: 'sheet-unmapped', details: { headings: ['a'] } };
  expect(fileProblemSentence(wordsFor('en'), problem)).toBe('None of the columns is known.');
});
