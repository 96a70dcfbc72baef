import * as v from 'valibot';
import { Failure } from '../model/failure.ts';
import { UNNAMED_ALERTS } from '../model/catalogue-alibaba.ts';
import { PAGE_ORDERS } from '../model/browse.ts';
import { COPY_FORMATS } from '../model/copied.ts';
import { EXPORT_CONTENTS, EXPORT_FORMATS, OTHER_EXPORT_COLUMNS } from '../model/export.ts';
import { isPageAddress } from '../model/page-address.ts';
import { FILE_CHOICES } from '../model/imports.ts';
import { JOURNAL_PAGE } from '../model/live-version.ts';
import { DRAFT_ORIGINS, LONGEST_IMPORT } from '../model/stored-draft.ts';
import { PASSPHRASE_LENGTH } from '../model/passphrase.ts';
import { MOST_PIVOT_MINUTES } from '../model/pivot.ts';
import { PROFILE_LIMITS } from '../model/connection.ts';
import {
  DENSITIES,
  DESIGNER_SHARE,
  DETAIL_SHARE,
  LANGUAGE_CHOICES,
  SYNC_MINUTES,
  THEME_CHOICES,
} from '../model/settings.ts';
import { TOUR_STEPS } from '../model/tour.ts';
import { PROVIDERS, RATING_CHOICES } from '../model/trace.ts';
import { COLUMN_NAMES } from '../model/trace-columns.ts';
import { VIEW_LIMITS } from '../model/trace-view.ts';
import type { MemberColumn } from '../model/list-column.ts';
import { MEMBER_CELL_LIMITS } from '../model/member-cell.ts';
import { FILE_PROPERTIES } from '../model/file-property.ts';
import { isMemberColumn } from '../query/member-column.ts';
import type { CallName, Calls } from './contract.ts';
import { networkSettings, proxyPassword } from './decode-network.ts';
import { columnMapping, fieldName, sheetZone } from './decode-sheet.ts';
import { cloudRead } from './decode-read.ts';
import { cloudProfile, signInSecret } from './decode-profile.ts';
import { bodyLeaf, columnName, fieldTest, query } from './decode-query.ts';
import { LONGEST_MARK_FILE } from '../model/mark-file.ts';
import { markChanges, tag } from './decode-mark.ts';
import { cloudChange } from './decode-change.ts';
import { updateSettings } from './decode-updates.ts';
import { draftContent, draftId, draftIds, draftVersion, versionName } from './decode-drafts.ts';
import {
  chartContent,
  chartRows,
  overviewChoices,
  overviewRequest,
  unreportedRequest,
  zone,
} from './decode-overview.ts';
import { assumed, generalising, judged, liveTest, testRows, tuning } from './decode-live-test.ts';
import { askedWindow, draft, samples } from './decode-replay.ts';
import { fileTestReport, fileTestRows } from './decode-file-test.ts';
import { togetherReport, togetherRows } from './decode-together.ts';
import { screenState, traceView, viewName } from './decode-view.ts';

// Over 400 lines: one entry a call, as in the contract; shapes of a subject have files of their own.
const nothing = v.pipe(
  v.strictObject({}),
  v.transform((): Record<string, never> => ({})),
);
/** NUL ends a path in the system's own calls: what follows it would be cut off without a word. */
const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4096),
  v.check((text) => !text.includes('\0'), 'holds a NUL character'),
);
const withPath = v.strictObject({ path });
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const search = v.pipe(v.string(), v.maxLength(1000));
const slice = { offset: count, limit: v.pipe(count, v.maxValue(1000)) };

const instant = v.pipe(v.number(), v.safeInteger());
const cursor = v.strictObject({ time: instant, row: count });
const pageStart = v.union([
  v.strictObject({ after: cursor }),
  v.strictObject({ before: cursor }),
  v.strictObject({ time: instant }),
  v.strictObject({ index: count }),
  v.strictObject({ start: v.literal(true) }),
]);
const pageLimit = v.pipe(count, v.minValue(1), v.maxValue(1000));
const memberColumn = v.custom<MemberColumn>((name) => typeof name === 'string' && isMemberColumn(name));
const exportColumn = v.union([fieldName, v.picklist(OTHER_EXPORT_COLUMNS)]);

/** Of what a window writes to a file: a journal has a line for each import and write. */
const LONGEST_TEXT = 50_000_000;

const viewIds = v.nullable(v.pipe(v.array(count), v.minLength(1), v.maxLength(VIEW_LIMITS.views)));
const filledName = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** One decoder a call: windows are not trusted, so nothing passes a host without one. */
const decoders: { [Name in CallName]: v.GenericSchema<unknown, Calls[Name]['input']> } = {
  'workspace.create': withPath,
  'workspace.open': withPath,
  'workspace.close': nothing,
  'workspace.summary': nothing,
  'workspace.recent': nothing,
  'workspace.forget': withPath,
  'workspace.copy': v.strictObject({ path, replace: v.boolean() }),
  'workspace.rescue': v.strictObject({ path, replace: v.boolean() }),
  'workspace.recover': withPath,
  'workspace.compact': nothing,
  'imports.start': v.strictObject({
    paths: v.pipe(v.array(path), v.minLength(1), v.maxLength(10_000)),
    rating: v.picklist(RATING_CHOICES),
    uploaded: v.boolean(),
  }),
  'imports.list': nothing,
  'imports.files': v.strictObject({
    run: v.nullable(count),
    show: v.picklist(FILE_CHOICES),
    search,
    ...slice,
  }),
  'imports.digests': v.strictObject({ run: count }),
  'imports.refusals': v.strictObject({ run: count, file: v.nullable(count), search, ...slice }),
  'imports.exportRefusals': v.strictObject({
    run: count,
    path,
    format: v.picklist(['csv', 'json']),
    replace: v.boolean(),
  }),
  'imports.mapColumns': v.strictObject({
    file: count,
    mapping: columnMapping,
    zone: v.nullable(sheetZone),
  }),
  'traces.page': v.strictObject({
    query,
    page: v.strictObject({ from: pageStart, limit: pageLimit, order: v.picklist(PAGE_ORDERS) }),
    columns: v.pipe(v.array(columnName), v.maxLength(COLUMN_NAMES.length)),
    rules: v.exactOptional(v.pipe(v.array(query), v.maxLength(VIEW_LIMITS.rules))),
  }),
  'traces.pairs': v.strictObject({
    rows: v.pipe(v.array(count), v.maxLength(1000)),
    columns: v.pipe(v.array(columnName), v.maxLength(COLUMN_NAMES.length)),
  }),
  'traces.members': v.strictObject({
    rows: v.pipe(v.array(count), v.maxLength(MEMBER_CELL_LIMITS.rows)),
    columns: v.pipe(v.array(memberColumn), v.maxLength(MEMBER_CELL_LIMITS.columns)),
    isWhole: v.boolean(),
  }),
  'traces.paths': v.strictObject({ query }),
  'traces.histogram': v.strictObject({
    query,
    request: v.strictObject({
      from: instant,
      to: instant,
      most: v.pipe(count, v.minValue(1), v.maxValue(10_000)),
      zone,
      by: columnName,
      seriesLimit: v.pipe(count, v.maxValue(100)),
    }),
  }),
  'traces.facet': v.strictObject({
    query,
    field: v.union([columnName, v.picklist(FILE_PROPERTIES)]),
    limit: pageLimit,
    search: v.nullable(fieldTest),
  }),
  'traces.fields': v.strictObject({ query, limit: v.pipe(count, v.maxValue(100)) }),
  'traces.search': v.strictObject({
    id,
    query,
    search: v.variant('kind', [
      v.strictObject({
        kind: v.picklist(['text', 'regex']),
        text: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
        matchCase: v.boolean(),
      }),
      v.strictObject({ kind: v.literal('leaf'), leaf: bodyLeaf }),
    ]),
    limit: v.pipe(count, v.minValue(1), v.maxValue(1_000_000)),
  }),
  'traces.stopSearch': nothing,
  'traces.open': v.strictObject({ row: count }),
  'traces.original': v.strictObject({ row: count }),
  'traces.text': v.strictObject({
    query,
    order: v.picklist(PAGE_ORDERS),
    copy: v.strictObject({
      format: v.picklist(COPY_FORMATS),
      columns: v.pipe(v.array(exportColumn), v.maxLength(100)),
      members: v.pipe(v.array(memberColumn), v.maxLength(MEMBER_CELL_LIMITS.columns)),
    }),
  }),
  'marks.set': v.strictObject({ changes: markChanges }),
  'marks.retag': v.strictObject({ tag, to: v.nullable(tag) }),
  'marks.list': v.strictObject({ search, ...slice }),
  'marks.tags': v.strictObject({ query }),
  'marks.text': nothing,
  'marks.write': v.strictObject({ path, replace: v.boolean() }),
  'marks.import': v.strictObject({ text: v.pipe(v.string(), v.maxLength(LONGEST_MARK_FILE)) }),
  'traces.export': v.strictObject({
    path,
    format: v.picklist(EXPORT_FORMATS),
    content: v.picklist(EXPORT_CONTENTS),
    query,
    rows: v.nullable(v.pipe(v.array(count), v.maxLength(1_000_000))),
    columns: v.nullable(v.pipe(v.array(exportColumn), v.minLength(1), v.maxLength(100))),
    members: v.exactOptional(v.pipe(v.array(memberColumn), v.maxLength(MEMBER_CELL_LIMITS.columns))),
    replace: v.boolean(),
  }),
  'replay.run': v.strictObject({ asker: id, draft, window: askedWindow, samples }),
  'replay.stop': v.strictObject({ asker: id }),
  'replay.explain': v.strictObject({
    draft,
    trace: v.union([
      v.strictObject({ row: count }),
      v.strictObject({ traceId: v.pipe(v.string(), v.maxLength(1000)) }),
    ]),
  }),
  'replay.compare': v.strictObject({ asker: id, before: draft, after: draft, window: askedWindow, samples }),
  'replay.nearMisses': v.strictObject({
    asker: id,
    draft,
    window: askedWindow,
    groups: v.pipe(count, v.maxValue(1000)),
    samples,
  }),
  'notifications.check': v.strictObject({ draft }),
  'notifications.operations': v.strictObject({ provider: v.picklist(PROVIDERS) }),
  'liveTest.run': liveTest,
  'liveTest.rows': testRows,
  'liveTest.judged': judged,
  'liveTest.assumed': assumed,
  'liveTest.tuning': tuning,
  'liveTest.generalising': generalising,
  'together.report': togetherReport,
  'together.rows': togetherRows,
  'fileTest.report': fileTestReport,
  'fileTest.rows': fileTestRows,
  'drafts.list': nothing,
  'drafts.add': v.strictObject({ content: draftContent, origin: v.picklist(DRAFT_ORIGINS) }),
  'drafts.save': v.strictObject({ draft: draftVersion, content: draftContent }),
  'drafts.type': v.strictObject({ draft: draftVersion, typed: v.string() }),
  'drafts.step': v.strictObject({ draft: draftVersion, by: v.picklist(['undo', 'redo']) }),
  'drafts.versions': v.strictObject({ id: draftId }),
  'drafts.keepVersion': v.strictObject({ draft: draftVersion, name: versionName }),
  'drafts.removeVersion': v.strictObject({ draft: draftId, version: draftId }),
  'drafts.remove': v.strictObject({ ids: draftIds }),
  'drafts.restore': v.strictObject({ ids: draftIds }),
  'drafts.import': v.strictObject({ text: v.pipe(v.string(), v.maxLength(LONGEST_IMPORT)) }),
  'drafts.export': v.strictObject({ ids: draftIds, path: v.nullable(path), replace: v.boolean() }),
  'drafts.fromLive': v.strictObject({ projectId: id, notificationId: id }),
  'drafts.meetLive': v.strictObject({ draft: draftVersion, projectId: id, notificationId: id }),
  'drafts.draw': v.strictObject({
    rows: v.pipe(v.array(count), v.minLength(1), v.maxLength(10_000)),
    into: v.nullable(draftVersion),
  }),
  'drafts.verdicts': v.strictObject({ row: count }),
  'drafts.counts': v.strictObject({ asker: id, window: askedWindow }),
  'overview.report': overviewRequest,
  'overview.unreported': unreportedRequest,
  'charts.csv': v.strictObject({ rows: chartRows }),
  'charts.save': v.strictObject({ path, content: chartContent, replace: v.boolean() }),
  'coverage.summary': nothing,
  'workspace.settings': nothing,
  'workspace.changeSettings': v.strictObject({
    retentionDays: v.exactOptional(v.nullable(v.pipe(count, v.minValue(1), v.maxValue(36_500)))),
    filledNames: v.exactOptional(v.record(v.picklist(UNNAMED_ALERTS), filledName)),
  }),
  'views.list': nothing,
  'views.save': v.strictObject({ id: v.nullable(count), name: viewName, view: traceView }),
  'views.rename': v.strictObject({ id: count, name: viewName }),
  'views.remove': v.strictObject({ id: count }),
  'views.text': v.strictObject({ ids: viewIds }),
  'views.write': v.strictObject({ ids: viewIds, path, replace: v.boolean() }),
  'views.import': v.strictObject({ text: v.pipe(v.string(), v.maxLength(10_000_000)) }),
  'screen.read': nothing,
  'screen.write': v.strictObject({ screen: screenState }),
  'profiles.list': nothing,
  'profiles.save': v.strictObject({ id: v.nullable(id), profile: cloudProfile }),
  'profiles.remove': v.strictObject({ id }),
  'cloud.write': v.strictObject({
    ...{ profile: cloudProfile, secret: signInSecret, proxyPassword, change: cloudChange },
  }),
  'cloud.look': v.strictObject({ profile: cloudProfile, secret: signInSecret, proxyPassword }),
  'profiles.look': v.strictObject({ id }),
  'snapshots.history': v.strictObject({ projectId: id, notificationId: id }),
  'snapshots.gone': v.strictObject({ projectId: id }),
  'journal.openWrites': nothing,
  'journal.page': v.strictObject({ search, offset: count, limit: v.pipe(count, v.maxValue(JOURNAL_PAGE)) }),
  'journal.text': nothing,
  'journal.writes': v.strictObject({ projectId: id }),
  'texts.save': v.strictObject({
    path,
    text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
    replace: v.boolean(),
  }),
  'cloud.way': v.strictObject({ proxyPassword }),
  'network.test': nothing,
  'cloud.test': v.strictObject({ profile: cloudProfile, secret: signInSecret, proxyPassword }),
  'cloud.sync': v.strictObject({
    ...{ profile: cloudProfile, secret: signInSecret, proxyPassword },
    isScheduled: v.exactOptional(v.boolean()),
  }),
  'cloud.read': v.strictObject({
    ...{ profile: cloudProfile, secret: signInSecret, proxyPassword, read: cloudRead },
  }),
  'profiles.read': v.strictObject({ id, read: cloudRead }),
  'snapshots.projects': nothing,
  'snapshots.current': v.strictObject({ projectId: v.nullable(id) }),
  'snapshots.counts': v.strictObject({ asker: id, window: askedWindow, projectId: v.nullable(id) }),
  'settings.read': nothing,
  'settings.export': v.strictObject({ path: v.nullable(path), replace: v.boolean() }),
  'settings.import': v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  'settings.reset': nothing,
  'settings.write': v.strictObject({
    theme: v.exactOptional(v.picklist(THEME_CHOICES)),
    density: v.exactOptional(v.picklist(DENSITIES)),
    language: v.exactOptional(v.picklist(LANGUAGE_CHOICES)),
    openLastWorkspace: v.exactOptional(v.boolean()),
    zone: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
    overview: v.exactOptional(overviewChoices),
    tour: v.exactOptional(
      v.strictObject({ step: v.pipe(count, v.maxValue(TOUR_STEPS.length - 1)), isOpen: v.boolean() }),
    ),
    pivotMinutes: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(MOST_PIVOT_MINUTES))),
    designerShare: v.exactOptional(
      v.pipe(v.number(), v.integer(), v.minValue(DESIGNER_SHARE.least), v.maxValue(DESIGNER_SHARE.most)),
    ),
    detailShare: v.exactOptional(
      v.pipe(v.number(), v.integer(), v.minValue(DETAIL_SHARE.least), v.maxValue(DETAIL_SHARE.most)),
    ),
    network: v.exactOptional(networkSettings),
    updates: v.exactOptional(updateSettings),
    syncEvery: v.exactOptional(
      v.pipe(v.record(id, v.picklist(SYNC_MINUTES)), v.maxEntries(PROFILE_LIMITS.profiles)),
    ),
  }),
  'sample.prepare': nothing,
  'sample.open': nothing,
  'sample.about': nothing,
  'sample.remove': nothing,
  'sample.restore': nothing,
  'tasks.list': nothing,
  'tasks.cancel': v.strictObject({ id }),
  'host.info': nothing,
  'failures.take': v.strictObject({ after: v.nullable(count) }),
  'crashes.list': nothing,
  'crashes.remove': nothing,
  'dialog.openWorkspace': nothing,
  'dialog.openTraces': v.strictObject({ kind: v.picklist(['files', 'folder']) }),
  'dialog.saveExport': v.strictObject({ suggestedName: v.pipe(v.string(), v.maxLength(200)) }),
  'dialog.saveWorkspace': v.strictObject({ suggestedName: v.pipe(v.string(), v.maxLength(200)) }),
  'secrets.status': nothing,
  'secrets.store': v.strictObject({
    name: id,
    value: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
  }),
  'secrets.remove': v.strictObject({ name: id }),
  'secrets.unlock': v.strictObject({
    passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(PASSPHRASE_LENGTH.max)),
  }),
  'secrets.reset': nothing,
  'profiles.test': v.strictObject({ id }),
  'profiles.write': v.strictObject({ id, change: cloudChange }),
  'profiles.sync': v.strictObject({ id, isScheduled: v.exactOptional(v.boolean()) }),
  'page.open': v.strictObject({
    address: v.pipe(v.string(), v.check(isPageAddress, 'is no plain https address')),
  }),
  'window.reload': nothing,
  'app.quit': nothing,
  'updates.status': nothing,
  'updates.check': nothing,
};

export const CALL_NAMES = Object.keys(decoders) as CallName[];

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(decoders, name);
}

/** What is refused may be of any size; its failure is not. */
const PROBLEMS_TOLD = 10;
const PATH_CHARACTERS = 100;
const MESSAGE_CHARACTERS = 200;

/** The input of a call, or the failure that names the problems in it. Throws nothing else, whatever it is given. */
export function decodeInput<Name extends CallName>(name: Name, input: unknown): Calls[Name]['input'] {
  const problems: { path: string; message: string }[] = [];
  try {
    // The library takes an empty list for an empty object.
    const result = v.safeParse(decoders[name], Array.isArray(input) ? null : input);
    if (result.success) return result.output;
    for (const issue of result.issues.slice(0, PROBLEMS_TOLD))
      problems.push({
        path: cut(v.getDotPath(issue) ?? '', PATH_CHARACTERS),
        message: cut(issue.message, MESSAGE_CHARACTERS),
      });
  } catch {
    // Reading it ran code of its own (a getter, a proxy), which threw.
    problems.push({ path: '', message: 'cannot be read' });
  }
  throw new Failure('input-invalid', { call: name, problems });
}

function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters)}…` : text;
}
