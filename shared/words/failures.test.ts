import { describe, expect, test } from 'vitest';
import { KNOWN_CTS_CODES, NOT_SENT_REASONS, REFUSAL_KINDS, TLS_PROBLEMS } from '../model/cloud-failure.ts';
import { SIGN_IN_KINDS } from '../model/cloud-profile.ts';
import type { FailureCode, FailureDetails, FailureWire } from '../model/failure.ts';
import { DRAW_REFUSALS } from '../model/stored-draft.ts';
import { LANGUAGES } from '../model/settings.ts';
import { wordsFor } from './languages.ts';
import { failureWords } from './words.ts';

const path = '/home/me/审计 #1.tracebell';
const reason = 'EIO: i/o error';
const host = 'cts.eu-de.otc.t-systems.com';
const answered = { service: 'cts', call: 'traces.list', status: 400, code: null, message: '' } as const;

/** Details as they come, every kind of each. A code that is added has none here and does not compile. */
const SAMPLES: { [Code in FailureCode]: FailureDetails[Code][] } = {
  'input-invalid': [
    { call: 'tasks.cancel', problems: [{ path: 'id', message: 'too long' }] },
    { call: 'tasks.cancel', problems: [{ path: '', message: 'no object' }] },
  ],
  'call-unknown': [{ call: 'tasks.dance' }],
  'data-process-ended': [{ call: 'tasks.list' }],
  'data-process-restarted': [{ workspace: null }, { workspace: path }],
  'data-process-gave-up': [{}],
  'session-refused': [{}],
  'host-unreachable': [{}],
  'dialog-unavailable': [{}],
  'port-unavailable': [
    { port: 8080, reason: 'taken' },
    { port: 80, reason: 'forbidden' },
  ],
  cancelled: [{}],
  'workspace-none-open': [{}],
  'workspace-missing': [{ path }],
  'workspace-astray': [
    ...(['gone', 'folder-gone', 'another', 'unreachable'] as const).map((how) => ({ path, how, now: null })),
    ...(['gone', 'another', 'written-over'] as const).map((how) => ({ path, how, now: path })),
  ],
  'workspace-exists': [{ path }],
  'workspace-not-sqlite': [{ path }],
  'workspace-foreign': [{ path }],
  'workspace-cut-short': [{ path, expectedBytes: 16_384, foundBytes: 100 }],
  'workspace-damaged': [{ path, reason }],
  'workspace-cut-back': [
    { path, kept: null },
    { path, kept: `${path}-log-damaged` },
  ],
  'workspace-log-of-another': [{ path, kept: `${path}-log-damaged` }],
  'workspace-beyond-recovery': [{ path }],
  'workspace-newer': [{ path, version: 1020, supported: 10 }],
  'workspace-in-use': [
    { path, holder: null },
    { path, holder: { pid: 4711, host: 'elsewhere', sinceAt: Date.UTC(2024, 0, 2) } },
  ],
  'workspace-read-only': [{ path }],
  'workspace-old-read-only': [{ path }],
  'workspace-unfinished-read-only': [{ path }],
  'copy-onto-itself': [{ path }],
  'export-exists': [{ path }],
  'traces-file-missing': [{ path }],
  'traces-file-changed': [{ path }],
  'import-file-unknown': [{ file: 7 }],
  'trace-unknown': [{ row: 7 }],
  'draft-unknown': [{ id: 3 }],
  'draft-changed': [{ id: 3, name: 'key_ops' }],
  'draft-unreadable': [
    { problem: 'not-json', details: { line: 2, column: 5 } },
    { problem: 'cut-off', details: {} },
  ],
  'copy-too-much': [{ limit: 1000, limitBytes: 16_777_216 }],
  'draft-too-long': [{ limit: 300_000 }],
  'drafts-too-many': [{ limit: 1000 }],
  'draft-not-drawn': DRAW_REFUSALS.map((reason) => ({ reason })),
  'search-pattern': [{ pattern: '(', reason: 'Unterminated group' }],
  'search-too-costly': [{ pattern: '(a+)+$' }],
  'page-not-opened': [{ address: 'https://example.com/' }],
  'view-name-taken': [{ name: 'Last week' }],
  'view-unknown': [{ id: 7 }],
  'view-limit': [{ limit: 500 }],
  'mark-file-wrong': [{ problems: [{ path: 'marks.0', kind: 'missing', expected: '', found: '' }] }],
  'view-file-wrong': [
    { problems: [{ path: '', kind: 'wrong', expected: 'JSON', found: 'Unexpected end' }] },
    {
      problems: [
        { path: 'views.0.colour', kind: 'unknown', expected: 'never', found: '"x"' },
        { path: 'views.0.order', kind: 'missing', expected: '"newest"', found: 'undefined' },
        { path: 'views.0.zone', kind: 'wrong', expected: '', found: '"Mars/Olympus"' },
      ],
    },
  ],
  'path-relative': [{ path }],
  'path-ends-in-space': [{ path }],
  'path-is-folder': [{ path }],
  'path-forbidden': [{ path }],
  'folder-missing': [{ path }],
  'disk-full': [{ path }],
  'disk-failed': [{ path, reason }],
  'updates-not-asked': (['serve', 'checkout', 'never', 'no-feed'] as const).map((reason) => ({ reason })),
  'settings-unwritable': [{ path, reason }],
  'settings-file-wrong': [{ member: null }, { member: 'theme' }],
  'settings-unreadable': [
    { path, keptAs: path },
    { path, keptAs: `${path}.unreadable` },
  ],
  'sync-answer-unknown': [{}],
  'sync-outside-window': [{}],
  'sync-marker-stuck': [{}],
  'task-cut-off': (['copy', 'compact', 'import', 'export', 'sync', 'read', 'recover', 'sample'] as const).map(
    (kind) => ({
      kind,
      path,
    }),
  ),
  'task-unknown': [{ id: 'x' }],
  'task-not-cancellable': [{ id: 'x' }],
  'secret-store-unavailable': [{ reason: 'no-encryption' }, { reason: 'plain-text-only' }],
  'secret-file-unwritable': [{ path, reason }],
  'cloud-unreachable': (['refused', 'no-route', 'reset', 'other'] as const).map((problem) => ({
    ...{ host, problem, detail: 'ECONNREFUSED' },
  })),
  'cloud-dns': [{ host }],
  'cloud-timeout': [
    { host, waitedFor: 'connection', seconds: 15 },
    { host, waitedFor: 'answer', seconds: 120 },
  ],
  'cloud-tls': TLS_PROBLEMS.map((problem) => ({ host, problem, detail: 'CERT' })),
  'cloud-proxy': (['unreachable', 'dns', 'sign-in', 'refused', 'malformed'] as const).map((problem) => ({
    ...{ proxy: 'proxy.example.com:8080', problem, status: 403 },
  })),
  'cloud-clock': [
    { host, differenceMs: 30_000 },
    { host, differenceMs: -30_000 },
    { host, differenceMs: 1_000_000 },
    { host, differenceMs: -8_000_000 },
  ],
  'cloud-key': SIGN_IN_KINDS.map((signIn) => ({ ...answered, signIn })),
  'cloud-permission': [
    { ...answered, action: null, related: [] },
    { ...answered, action: 'cts:trace:list', related: [] },
    { ...answered, action: 'cts:trace:list', related: ['obs:bucket:GetBucketAcl'] },
  ],
  'cloud-project': [0, 1, 2].map((reachable) => ({
    projectId: '24edf66e79d04187acb99a463e610764',
    reachable,
  })),
  'cloud-refused': [
    ...REFUSAL_KINDS.map((kind) => ({ ...answered, kind })),
    ...KNOWN_CTS_CODES.map((code) => ({ ...answered, code, message: 'no', kind: 'bad-request' as const })),
    { ...answered, code: 'constructor', message: 'It was a \u202e trap.', kind: 'bad-request' },
  ],
  'cloud-answer': [
    ...(['html', 'not-json', 'cut-off', 'unexpected'] as const).map((problem) => ({
      ...{ host, call: 'traces.list', problem, status: 200 },
    })),
    { host, call: 'traces.list', problem: 'redirect', status: 302, to: 'https://example.com/' },
    { host, call: 'traces.list', problem: 'too-large', limitBytes: 67_108_864 },
  ],
  'cloud-not-sent': NOT_SENT_REASONS.map((reason) => ({ call: 'trackers.delete', reason })),
  'cloud-write-lost': [
    {
      ...{ call: 'notifications.modify', name: 'key_ops' },
      members: [
        { path: 'filter', expected: '{"rule":["code = 200"]}', found: null },
        { path: 'status', expected: '"disabled"', found: '"enabled"' },
        { path: 'topic_id', expected: null, found: '"urn:smn:x"' },
      ],
    },
  ],
  'cloud-write-changed': [{ call: 'notifications.modify', names: ['key_operations'] }],
  'cloud-write-missing': [{ call: 'notifications.modify', id: 'cda8fd83' }],
  'cloud-write-unknown': [true, false].map((wasAnswered) => ({
    ...{ call: 'notifications.create', name: 'key_ops', wasAnswered },
  })),
  'cloud-marker-stuck': [{ call: 'traces.list', marker: 'e001ccb8-bc09-11e6-b2cc-2640a43cc6e8' }],
  'cloud-ca-unreadable': [{ problem: 'none' }, { problem: 'damaged' }],
  'read-not-for-data': [{ filters: ['service_type', 'user'] }],
  'folder-not-empty': [{ path: '/p' }],
  'path-is-no-folder': [{ path: '/p' }],
  'cloud-ca-file': [{ path: '/etc/ca.pem', reason: 'ENOENT' }],
  'profile-gone': [{}],
  'profile-without-secret': [{ name: 'x' }],
  'profile-name-taken': [{ name: 'x' }],
  'profiles-too-many': [{ most: 100 }],
  'secrets-locked': [{}],
  'passphrase-wrong': [{}],
  'passphrase-too-short': [{ least: 8 }],
};

const FAILURES = Object.entries(SAMPLES).flatMap(([code, samples]) =>
  samples.map((details) => ({ code, details }) as FailureWire),
);

/** Details that must be in the sentence: what is not is of no use to whoever reads it. */
const SAID = ['path', 'reason', 'pid', 'host', 'version', 'supported', 'port', 'pattern'];

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language);

  test.each(FAILURES)('$code $details says what happened and what to do', (failure) => {
    const { title, advice } = failureWords(words, failure);
    for (const sentence of [title, advice]) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
    }
    expect(title).toMatch(/[.。]$/);
    const all = `${title} ${advice}`;
    const details = failure.details as Record<string, unknown>;
    for (const [name, value] of [...Object.entries(details), ...Object.entries(details['holder'] ?? {})])
      if (SAID.includes(name) && !isChoice(failure.code, name)) expect(all).toContain(String(value));
    const isChinese = /[一-鿿]/.test(all.replaceAll(path, ''));
    expect(isChinese).toBe(language === 'zh-CN');
  });

  test('no two codes say the same', () => {
    const titles = Object.entries(SAMPLES).map(([code, [details]]) =>
      failureWords(words, { code, details } as FailureWire),
    );
    expect(new Set(titles.map(({ title, advice }) => title + advice)).size).toBe(titles.length);
  });
});

test('kinds of one failure are told apart', () => {
  for (const language of LANGUAGES)
    for (const [code, samples] of Object.entries(SAMPLES)) {
      const said = samples.map((details) => {
        const { title, advice } = failureWords(wordsFor(language), { code, details } as FailureWire);
        return title + advice;
      });
      expect(new Set(said).size, `${code} in ${language}`).toBe(samples.length);
    }
});

/** A reason that is one of a few is put into words, not shown. */
function isChoice(code: string, name: string): boolean {
  return (
    name === 'reason' &&
    [
      'secret-store-unavailable',
      'port-unavailable',
      'draft-not-drawn',
      'cloud-not-sent',
      'updates-not-asked',
    ].includes(code)
  );
}
