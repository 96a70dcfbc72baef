import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../model/settings.ts';
import { Failure } from '../model/failure.ts';
import type { CallName, Calls } from './contract.ts';
import type { ReplayedDraft } from '../model/replay-request.ts';
import type { TraceView } from '../model/trace-view.ts';
import type { TopicPart } from '../model/together.ts';
import type { Query } from '../query/query.ts';
import { CALL_NAMES, decodeInput, isCallName } from './decode.ts';

const PROFILE = {
  name: 'Lab',
  site: 'otc',
  region: 'eu-de',
  endpoints: {},
  projectId: '24edf66e79d04187acb99a463e610764',
  domainId: '2306579dc99f4c8690b14b68e734fcd9',
  signIn: 'keys',
  isReadOnly: true,
} as const;

/** One of each kind of node. */
const DEEP_QUERY: Query = {
  kind: 'and',
  of: [
    { kind: 'not', of: { kind: 'field', field: 'trace_rating', test: { kind: 'empty' } } },
    {
      kind: 'or',
      of: [
        { kind: 'field', field: 'code', test: { kind: 'in', values: ['200', ''], fold: false } },
        { kind: 'field', field: 'user.name', test: { kind: 'contains', text: 'é', fold: true } },
        { kind: 'field', field: 'source_ip', test: { kind: 'regex', pattern: '^10\\.', fold: false } },
      ],
    },
    { kind: 'time', field: 'record_time', from: 1, to: 2 },
  ],
};

const DRAFT = {
  notification: { operation_type: 'complete', filter: { is_support_filter: true, rule: ['code = 404'] } },
  ...{
    provider: 'huawei',
    projectId: 'p1',
    assumptions: { 'absent-not-equal': 'match' },
    respectStatus: true,
  },
} as const satisfies ReplayedDraft;
const REPLAY = {
  ...{ asker: 'designer', window: { from: 0, to: null } },
  samples: { limit: 20, columns: ['trace_name', 'user.name'] },
} satisfies Omit<Calls['replay.run']['input'], 'draft'>;

const CONTENT = {
  text: '{"notification_name": "keys"',
  provider: 'huawei' as const,
  projectId: null,
  pins: [{ traceId: 't1', want: 'match' as const }],
  assumptions: { 'absent-not-equal': 'match' as const },
};
const VIEW: TraceView = {
  filter: { text: 'service = VPC', off: ['rating != normal'] },
  columns: [
    { name: 'time', widthPx: null, isPinned: true },
    { name: 'user.name', widthPx: 200, isPinned: false },
  ],
  window: { preset: 'week' },
  order: 'oldest',
  zone: 'Asia/Shanghai',
  rules: [{ query: 'rating = incident', colour: 'orange', icon: 'flag', word: '查' }],
  facets: { isShown: false, open: ['trace_rating'] },
};

const OVERVIEW = {
  ...{ asker: 'overview', window: { from: 0, to: 1 }, step: 'hour', zone: 'UTC' },
  thresholds: { silenceMs: 3_600_000, burstFactor: 3, burstLeast: 20, rareAtMost: 3 },
} satisfies Calls['overview.report']['input'];

/** Inputs that must pass, as they are. A call that is added has none here and does not compile. */
const NETWORK = DEFAULT_SETTINGS.network;

const RIGHT: { [Name in CallName]: Calls[Name]['input'][] } = {
  'workspace.create': [{ path: '/a' }, { path: 'C:\\审计\\a b.tracebell' }, { path: 'x'.repeat(4096) }],
  'workspace.open': [{ path: '/a' }],
  'workspace.close': [{}],
  'workspace.summary': [{}],
  'workspace.recent': [{}],
  'workspace.forget': [{ path: '/a' }],
  'workspace.copy': [
    { path: '/a', replace: false },
    { path: '/a', replace: true },
  ],
  'workspace.rescue': [{ path: '/a', replace: true }],
  'workspace.recover': [{ path: '/a.tracebell' }],
  'workspace.compact': [{}],
  'workspace.settings': [{}],
  'workspace.changeSettings': [
    {},
    { retentionDays: null },
    { retentionDays: 90, filledNames: { 'key-deleted': 'Key:DeleteKey:Success' } },
    { filledNames: {} },
  ],
  'imports.start': [
    { paths: ['/a', 'C:\\b'], rating: 'severity', uploaded: false },
    { paths: ['/u/1'], rating: 'outcome', uploaded: true },
  ],
  'imports.list': [{}],
  'imports.digests': [{ run: 1 }],
  'imports.files': [
    { run: 1, show: 'findings', search: '审计', offset: 0, limit: 200 },
    { run: null, show: 'all', search: '', offset: 0, limit: 20 },
  ],
  'fileTest.report': [{ asker: 'a', file: 3, projectId: null, drafts: true }],
  'fileTest.rows': (['all', 'reported', 'unknown', 'unreported', { match: 0 }, { unknown: 2 }] as const).map(
    (which) => ({
      ...{ asker: 'a', number: 1, which, offset: 0 },
      samples: { limit: 20, columns: ['code'] },
    }),
  ),
  'imports.refusals': [
    { run: 1, file: null, search: '', offset: 20, limit: 0 },
    { run: 1, file: 7, search: 'time', offset: 0, limit: 1000 },
  ],
  'imports.exportRefusals': [{ run: 1, path: '/a.csv', format: 'csv', replace: true }],
  'imports.mapColumns': [
    { file: 1, mapping: { 时间: 'time', 'Operated By': 'user.name', Other: null }, zone: null },
    { file: 1, mapping: {}, zone: 'Asia/Kolkata' },
    { file: 1, mapping: {}, zone: '-03:30' },
  ],
  'traces.page': [
    { query: { kind: 'all' }, page: { from: { start: true }, limit: 200, order: 'newest' }, columns: [] },
    {
      query: DEEP_QUERY,
      page: { from: { after: { time: -1, row: 3 } }, limit: 1, order: 'oldest' },
      columns: ['user.name', 'code'],
    },
    { query: { kind: 'all' }, page: { from: { index: 9 }, limit: 1000, order: 'newest' }, columns: [] },
  ],
  'traces.pairs': [{ rows: [0, 7], columns: ['user.name'] }],
  'traces.histogram': [
    {
      query: { kind: 'time', field: 'time', from: 5 },
      request: {
        from: 0,
        to: 3_600_000,
        most: 168,
        zone: 'Asia/Kolkata',
        by: 'trace_rating',
        seriesLimit: 5,
      },
    },
  ],
  'traces.facet': [
    { query: { kind: 'all' }, field: 'service_type', limit: 10, search: null },
    {
      query: { kind: 'all' },
      field: 'code',
      limit: 10,
      search: { kind: 'starts-with', text: '4', fold: true },
    },
    { query: { kind: 'all' }, field: 'path', limit: 10, search: null },
  ],
  'traces.fields': [{ query: { kind: 'all' }, limit: 5 }],
  'traces.search': [
    {
      ...{ id: 'a', query: { kind: 'all' }, limit: 1 },
      search: { kind: 'regex', text: '^a', matchCase: false },
    },
  ],
  'traces.members': [{ rows: [0, 5], columns: ['request.name', 'message'], isWhole: false }],
  'traces.stopSearch': [{}],
  'traces.open': [{ row: 0 }],
  'traces.original': [{ row: 0 }],
  'traces.text': [
    {
      ...{ query: { kind: 'rows', which: { before: 7 } }, order: 'newest' },
      copy: { format: 'csv', columns: ['time', 'tracebell_tags'], members: ['request.name'] },
    },
  ],
  'marks.set': [
    { changes: [{ rows: [0], isBookmarked: true }] },
    {
      changes: [
        { rows: [1, 2], addTags: ['审计', 'open'], removeTags: ['x'] },
        { rows: [3], note: '# a\n' },
      ],
    },
  ],
  'marks.retag': [
    { tag: 'a', to: 'b' },
    { tag: 'a', to: null },
  ],
  'marks.list': [{ search: '', offset: 0, limit: 50 }],
  'traces.paths': [{ query: { kind: 'all' } }],
  'marks.text': [{}],
  'marks.write': [{ path: '/a.json', replace: true }],
  'marks.import': [{ text: '{}' }],
  'marks.tags': [{ query: { kind: 'marked', field: 'tag', test: { kind: 'empty' } } }],
  'traces.export': [
    {
      ...{ path: '/a.csv', format: 'csv', content: 'fields', query: { kind: 'all' }, rows: null },
      ...{ columns: ['time', 'user.name', 'source_file'], replace: false },
    },
    {
      ...{ path: '/a', format: 'ndjson', content: 'original', query: DEEP_QUERY, rows: [1, 2] },
      ...{ columns: null, members: ['request.name' as const], replace: true },
    },
  ],
  'replay.run': [
    { ...REPLAY, draft: DRAFT },
    {
      ...REPLAY,
      draft: { ...DRAFT, notification: null, provider: 'ibm', projectId: null, assumptions: {} },
      window: { from: null, to: -1 },
    },
  ],
  'replay.stop': [{ asker: 'designer' }],
  'replay.explain': [
    { draft: DRAFT, trace: { row: 0 } },
    { draft: DRAFT, trace: { traceId: '' } },
  ],
  'replay.compare': [{ ...REPLAY, before: DRAFT, after: { ...DRAFT, respectStatus: false } }],
  'replay.nearMisses': [{ ...REPLAY, draft: DRAFT, groups: 10 }],
  'liveTest.run': [
    {
      ...{ ...REPLAY, draft: DRAFT, live: null, bars: 80, zone: 'Asia/Kolkata', selected: null },
      pins: [{ traceId: 'a', want: 'no-match' }],
    },
    { ...REPLAY, draft: DRAFT, live: DRAFT, bars: 500, zone: 'UTC', selected: 7, pins: [] },
  ],
  'liveTest.rows': [{ ...REPLAY, draft: DRAFT, verdict: 'unknown', offset: 200 }],
  'liveTest.judged': [
    { asker: 'a', draft: DRAFT, live: null, window: { from: null, to: 5 } },
    { asker: 'a', draft: DRAFT, live: DRAFT, window: { from: 1, to: 5 } },
  ],
  'liveTest.assumed': [
    { asker: 'a', draft: DRAFT, window: { from: null, to: 5 }, names: ['absent-not-equal'] },
  ],
  'liveTest.tuning': [{ asker: 'a', draft: DRAFT, window: { from: null, to: 5 } }],
  'liveTest.generalising': [{ asker: 'a', draft: DRAFT, window: { from: null, to: 5 }, examples: ['t1'] }],
  'together.report': [
    { asker: 'a', projectId: null, drafts: true, window: { from: null, to: 5 }, zone: 'UTC' },
    { asker: 'a', projectId: 'p1', drafts: false, window: { from: 1, to: 5 }, zone: 'Asia/Shanghai' },
  ],
  'together.rows': (
    [
      { kind: 'all' },
      { kind: 'stretch', from: 1, to: 5 },
      { kind: 'hour', hour: 23 },
      { kind: 'alone', of: 3 },
      { kind: 'both', of: [0, 1] },
    ] satisfies TopicPart[]
  ).map((part) => ({
    ...{ asker: 'a', number: 1, topic: null, offset: 0, samples: { limit: 5, columns: [] } },
    part,
  })),
  'notifications.check': [{ draft: DRAFT }],
  'notifications.operations': [{ provider: 'ibm' }],
  'drafts.list': [{}],
  'drafts.add': [{ content: CONTENT, origin: 'empty' }],
  'drafts.save': [{ draft: { id: 1, version: 3 }, content: { ...CONTENT, projectId: 'p1' } }],
  'drafts.type': [{ draft: { id: 1, version: 3 }, typed: '{' }],
  'drafts.step': [{ draft: { id: 1, version: 3 }, by: 'undo' }],
  'drafts.versions': [{ id: 1 }],
  'drafts.keepVersion': [{ draft: { id: 1, version: 3 }, name: 'before the move' }],
  'drafts.removeVersion': [{ draft: 1, version: 2 }],
  'drafts.remove': [{ ids: [1, 2] }],
  'drafts.restore': [{ ids: [1] }],
  'drafts.import': [{ text: '' }],
  'drafts.export': [
    { ids: [1], path: null, replace: false },
    { ids: [1, 2], path: '/a.json', replace: true },
  ],
  'drafts.fromLive': [{ projectId: 'p', notificationId: 'n' }],
  'drafts.meetLive': [{ draft: { id: 1, version: 2 }, projectId: 'p', notificationId: 'n' }],
  'drafts.draw': [
    { rows: [0], into: null },
    { rows: [3, 1], into: { id: 2, version: 1 } },
  ],
  'drafts.verdicts': [{ row: 0 }],
  'drafts.counts': [{ asker: 'list', window: { from: null, to: 5 } }],
  'overview.report': [
    OVERVIEW,
    { ...OVERVIEW, window: { from: -4_000_000_000_000_000, to: 0 }, step: 'day', zone: 'Asia/Shanghai' },
  ],
  'overview.unreported': [{ asker: 'overview', window: { from: 0, to: 1 } }],
  'charts.csv': [{ rows: [] }, { rows: [['a', 1, null], []] }],
  'charts.save': [
    { path: '/a.csv', content: { kind: 'csv', rows: [['=1+1', 1.5, null]] }, replace: false },
    { path: '/a.png', content: { kind: 'png', image: 'iVBORw0KGgo=' }, replace: true },
  ],
  'coverage.summary': [{}],
  'views.list': [{}],
  'views.save': [
    { id: null, name: '审计 1', view: VIEW },
    { id: 7, name: 'b', view: { ...VIEW, window: { from: -5, to: 7 }, zone: 'local', rules: [] } },
  ],
  'views.rename': [{ id: 7, name: 'c' }],
  'views.remove': [{ id: 7 }],
  'views.text': [{ ids: null }, { ids: [7] }],
  'views.write': [{ ids: [1, 2], path: '/a', replace: true }],
  'views.import': [{ text: '{}' }],
  'screen.read': [{}],
  'screen.write': [
    {
      screen: {
        ...{ view: VIEW, viewId: 7, selected: { time: 5, row: 1 }, isOpen: true, seen: null },
        place: ['traces', '1'],
      },
    },
    {
      screen: {
        ...{ view: VIEW, hasOwnZone: false, viewId: null, selected: null, isOpen: false, seen: null },
        place: ['settings'],
      },
    },
  ],
  'snapshots.projects': [{}],
  'snapshots.current': [{ projectId: null }, { projectId: 'p' }],
  'snapshots.counts': [{ asker: 'a', window: { from: null, to: 5 }, projectId: null }],
  'snapshots.history': [{ projectId: 'p', notificationId: 'n' }],
  'snapshots.gone': [{ projectId: 'p' }],
  'journal.page': [{ search: 'publish', offset: 0, limit: 200 }],
  'journal.text': [{}],
  'journal.openWrites': [{}],
  'journal.writes': [{ projectId: 'p' }],
  'texts.save': [{ path: '/plan.md', text: '', replace: false }],
  'settings.read': [{}],
  'settings.export': [
    { path: null, replace: false },
    { path: '/x.json', replace: true },
  ],
  'settings.import': [{ text: '{}' }],
  'settings.reset': [{}],
  'settings.write': [
    {},
    { theme: 'dark' },
    { language: 'zh-CN', openLastWorkspace: false, pivotMinutes: 60 },
    { pivotMinutes: 1 },
    { updates: { policy: 'never', feed: '' } },
    { updates: { policy: 'download', feed: 'https://example.com/feed' } },
    { pivotMinutes: 10_080 },
    { theme: 'system', language: 'system', openLastWorkspace: true },
  ],
  'tasks.list': [{}],
  'tasks.cancel': [{ id: 'x' }],
  'host.info': [{}],
  'failures.take': [{ after: null }, { after: 7 }],
  'crashes.list': [{}],
  'crashes.remove': [{}],
  'dialog.openWorkspace': [{}],
  'dialog.openTraces': [{ kind: 'files' }, { kind: 'folder' }],
  'dialog.saveExport': [{ suggestedName: 'refusals.csv' }],
  'dialog.saveWorkspace': [{ suggestedName: '' }, { suggestedName: 'a.tracebell' }],
  'profiles.list': [{}],
  'sample.prepare': [{}],
  'sample.open': [{}],
  'sample.about': [{}],
  'sample.remove': [{}],
  'sample.restore': [{}],
  'profiles.save': [
    { id: null, profile: PROFILE },
    { id: 'p', profile: { ...PROFILE, domainId: '', endpoints: { iam: 'http://127.0.0.1:1' } } },
  ],
  'profiles.remove': [{ id: 'p' }],
  'profiles.test': [{ id: 'p' }],
  'profiles.write': [
    { id: 'p', change: { what: 'delete-notifications', ids: ['a', 'b'] } },
    { id: 'p', change: { what: 'delete-notifications', ids: ['a'], seen: ['{}'] } },
    { id: 'p', change: { what: 'modify-notification', id: 'a', text: '{}', status: 'disabled' } },
    { id: 'p', change: { what: 'add-tags', trackerId: 't', tags: [{ key: 'k', value: '' }] } },
    {
      id: 'p',
      change: {
        what: 'create-tracker',
        body: {
          ...{ tracker_type: 'data', tracker_name: 'd', obs_info: { bucket_lifecycle: 30 } },
          data_bucket: { data_bucket_name: 'b', data_event: ['READ'] },
        },
      },
    },
  ],
  'cloud.write': [
    {
      profile: PROFILE,
      secret: { kind: 'token', token: 't' },
      change: { what: 'switch-notification', id: 'a', status: 'enabled' },
    },
  ],
  'profiles.sync': [{ id: 'p' }, { id: 'p', isScheduled: true }],
  'network.test': [{}],
  'profiles.read': [{ id: 'p', read: { kind: 'trace', traceId: 't' } }],
  'cloud.read': [
    {
      profile: PROFILE,
      secret: { kind: 'token', token: 't' },
      read: { kind: 'filter', tracker: 'system', from: 1, to: 2, filters: { user: 'u' } },
    },
  ],
  'cloud.look': [{ profile: PROFILE, secret: { kind: 'token', token: 't' } }],
  'profiles.look': [{ id: 'p' }],
  'cloud.way': [{}, { proxyPassword: 'p' }],
  'cloud.sync': [
    { profile: PROFILE, secret: { kind: 'token', token: 't' } },
    { profile: PROFILE, secret: { kind: 'token', token: 't' }, proxyPassword: 'p', isScheduled: true },
  ],
  'cloud.test': [
    { profile: PROFILE, secret: { kind: 'keys', accessKey: 'A', secretKey: 'S' } },
    { profile: PROFILE, secret: { kind: 'keys', accessKey: 'A', secretKey: 'S', securityToken: 'T' } },
    { profile: PROFILE, secret: { kind: 'password', userName: 'u', password: 'p', domainName: 'd' } },
    { profile: PROFILE, secret: { kind: 'token', token: 't' } },
  ],
  'secrets.status': [{}],
  'secrets.store': [{ name: 'a', value: 'b' }],
  'secrets.remove': [{ name: 'a' }],
  'secrets.unlock': [{ passphrase: 'correct horse' }],
  'secrets.reset': [{}],
  'page.open': [{ address: 'https://vpc.example.com/v1' }],
  'window.reload': [{}],
  'app.quit': [{}],
  'updates.status': [{}],
  'updates.check': [{}],
};

const withGetter = (name: string, get: () => unknown): object =>
  Object.defineProperty({}, name, { enumerable: true, get });

const throwing = (): never => {
  throw new Error('code of the input’s own');
};

function cyclic(): object {
  const object: Record<string, unknown> = { path: '/a' };
  object['self'] = object;
  return object;
}

const HUGE = 'x'.repeat(5_000_000);

/** Wrong for every call there is. */
const WRONG: [name: string, input: unknown][] = [
  ['overview.report', { ...OVERVIEW, window: { from: 1, to: 1 } }],
  ['overview.unreported', { asker: 'overview', window: { from: 0.5, to: 1 } }],
  ['overview.report', { ...OVERVIEW, zone: 'Mars/Olympus' }],
  ['overview.report', { ...OVERVIEW, thresholds: { ...OVERVIEW.thresholds, burstFactor: Infinity } }],
  ['charts.save', { path: '/a.png', content: { kind: 'png', image: '<svg>' }, replace: true }],
  ['nothing', undefined],
  ['null', null],
  ['a number', 1],
  ['a text', '/a'],
  ['a function', () => ({ path: '/a' })],
  ['an unknown member', { path: '/a', replace: true, other: 1 }],
  ['a member called __proto__', JSON.parse('{"__proto__": {"path": "/a"}}')],
  ['an inherited unknown member', Object.create({ other: 1 })],
  ['a cycle', cyclic()],
  ['a huge text', { path: HUGE, replace: HUGE, id: HUGE, theme: HUGE, name: HUGE, suggestedName: HUGE }],
  ['a huge name of a member', { [HUGE]: 1 }],
  ['a hundred thousand members', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`m${i}`, i]))],
  ['a getter that throws', Object.assign(withGetter('path', throwing), { other: 1 })],
  ['a proxy that throws', new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing })],
];

function failureOf(name: CallName, input: unknown): Failure | null {
  try {
    decodeInput(name, input);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw new Error('something else than a failure was thrown', { cause: error });
  }
}

function expectSmallRefusal(failure: Failure | null, call: string): void {
  expect(failure).toMatchObject({ code: 'input-invalid', details: { call } });
  expect((failure as Failure<'input-invalid'>).details.problems.length).toBeGreaterThan(0);
  expect(JSON.stringify(failure?.details).length).toBeLessThan(5000);
}

test('every call has a decoder, and nothing else is a call', () => {
  expect(CALL_NAMES.toSorted()).toEqual(Object.keys(RIGHT).toSorted());
  for (const name of CALL_NAMES) expect(isCallName(name)).toBe(true);
  for (const name of ['', 'workspace', 'toString', '__proto__', 'constructor', null, 1, ['tasks.list'], {}])
    expect(isCallName(name)).toBe(false);
});

describe.each(CALL_NAMES)('%s', (name) => {
  test('passes what is right as it is', () => {
    for (const input of RIGHT[name]) expect(decodeInput(name, input)).toEqual(input);
  });

  test.each(WRONG)('refuses %s, in few words', (_what, input) => {
    expectSmallRefusal(failureOf(name, input), name);
  });

  test('refuses or passes whatever it is given, and throws nothing else', () => {
    const members = fc.constantFrom(
      'path',
      'replace',
      'id',
      'theme',
      'language',
      'name',
      'value',
      'suggestedName',
    );
    const near = fc.dictionary(members, fc.oneof(fc.string(), fc.boolean(), fc.anything()));
    const far = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(fc.oneof(near, far), (input) => {
        const failure = failureOf(name, input);
        if (failure !== null) expectSmallRefusal(failure, name);
      }),
      { numRuns: 60 },
    );
  });
});

test.each<[CallName, unknown, string]>([
  ['workspace.open', { path: '' }, 'path'],
  ['workspace.open', { path: '/a\0.tracebell' }, 'path'],
  ['workspace.open', { path: '/'.repeat(4097) }, 'path'],
  ['workspace.open', { path: new String('/a') }, 'path'],
  ['workspace.open', {}, 'path'],
  ['workspace.copy', { path: '/a' }, 'replace'],
  ['workspace.rescue', { path: '/a' }, 'replace'],
  ['workspace.copy', { path: '/a', replace: 1 }, 'replace'],
  ['settings.write', { theme: 'sepia' }, 'theme'],
  ['settings.write', { theme: undefined }, 'theme'],
  ['settings.write', { language: 'fr' }, 'language'],
  ['settings.write', { openLastWorkspace: 'yes' }, 'openLastWorkspace'],
  ['settings.write', { pivotMinutes: 0 }, 'pivotMinutes'],
  ['settings.write', { pivotMinutes: 7.5 }, 'pivotMinutes'],
  ['settings.write', { pivotMinutes: 10_081 }, 'pivotMinutes'],
  ['drafts.keepVersion', { draft: { id: 1, version: 1 }, name: '  ' }, 'name'],
  ['drafts.step', { draft: { id: 1, version: 1 }, by: 'again' }, 'by'],
  ['settings.write', { designerShare: 90 }, 'designerShare'],
  ['settings.write', { detailShare: 10 }, 'detailShare'],
  ['views.save', { id: null, name: ' ', view: VIEW }, 'name'],
  ['views.save', { id: null, name: 'a', view: { ...VIEW, zone: 'Mars/Olympus' } }, 'view.zone'],
  ['views.save', { id: null, name: 'a', view: { ...VIEW, columns: [] } }, 'view.columns'],
  ['views.save', { id: null, name: 'a', view: { ...VIEW, window: { from: 2, to: 2 } } }, 'view.window'],
  ['profiles.save', { id: null, profile: { ...PROFILE, name: ' ' } }, 'profile.name'],
  [
    'settings.write',
    { network: { ...NETWORK, proxyAddress: 'http://name:word@p:1' } },
    'network.proxyAddress',
  ],
  ['settings.write', { network: { ...NETWORK, proxy: 'own' } }, 'network'],
  ['settings.write', { syncEvery: { p: 7 } }, 'syncEvery.p'],
  ['settings.write', { updates: { policy: 'always', feed: '' } }, 'updates.policy'],
  ['settings.write', { updates: { policy: 'notify', feed: 'http://example.com/' } }, 'updates.feed'],
  ['settings.write', { updates: { policy: 'notify' } }, 'updates.feed'],
  [
    'profiles.read',
    { id: 'p', read: { kind: 'filter', tracker: 'system', from: 2, to: 2, filters: {} } },
    'read',
  ],
  ['profiles.save', { id: null, profile: { ...PROFILE, region: 'eu.evil' } }, 'profile.region'],
  ['profiles.save', { id: null, profile: { ...PROFILE, projectId: 'a/b' } }, 'profile.projectId'],
  [
    'profiles.save',
    { id: null, profile: { ...PROFILE, endpoints: { cts: 'http://cts.example.com' } } },
    'profile.endpoints.cts',
  ],
  ['profiles.save', { id: null, profile: { ...PROFILE, secretKey: 'x' } }, 'profile.secretKey'],
  ['tasks.cancel', { id: '' }, 'id'],
  ['tasks.cancel', { id: 'x'.repeat(101) }, 'id'],
  ['secrets.store', { name: 'a', value: '' }, 'value'],
  ['dialog.saveWorkspace', { suggestedName: 'x'.repeat(201) }, 'suggestedName'],
])('%s with %j names the member that is wrong', (name, input, path) => {
  const failure = failureOf(name, input);
  expect((failure as Failure<'input-invalid'>).details.problems.map((problem) => problem.path)).toContain(
    path,
  );
});

test('every problem is named, up to ten', () => {
  const failure = failureOf('settings.write', { theme: 1, language: 2, openLastWorkspace: 3 });
  expect((failure as Failure<'input-invalid'>).details.problems.map(({ path }) => path)).toEqual([
    'theme',
    'language',
    'openLastWorkspace',
  ]);
});

test('what passes is a new object: nothing that clings to the input comes along', () => {
  const input = { path: '/a' };
  expect(decodeInput('workspace.open', input)).not.toBe(input);
  const output = decodeInput('workspace.open', Object.assign(Object.create({ path: '/inherited' }), input));
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  expect(output).toEqual({ path: '/a' });
});
