import type { FailureWire } from '../model/failure.ts';
import type { CloudChange, CloudWritten } from '../model/cloud-write.ts';
import type { CloudProfile } from '../model/cloud-profile.ts';
import type { CommandId } from '../model/command.ts';
import type { CopyRequest } from '../model/copied.ts';
import type { CloudReached, Connection, SignInSecret } from '../model/connection.ts';
import type { CrashReport } from '../model/crash-report.ts';
import type { CoverageSummary } from '../model/coverage.ts';
import type {
  Facet,
  FacetName,
  Histogram,
  HistogramRequest,
  OpenedTrace,
  PageOrder,
  PageRequest,
  TracePage,
  TracePair,
  TraceStatistics,
} from '../model/browse.ts';
import type { ChainVerdict } from '../model/digest-chain.ts';
import type { FileChoice, FileRefusal, ImportedFile, ImportRun, Slice } from '../model/imports.ts';
import type { Issue } from '../model/issue.ts';
import type {
  Asker,
  CompareRequest,
  CompareResult,
  ExplainedRow,
  ExplainRequest,
  NearMissRequest,
  NearMissResult,
  ReplayedDraft,
  ReplayRequest,
  ReplayResult,
} from '../model/replay-request.ts';
import type { LiveConfiguration, LiveCounts, LookedProject } from '../model/live-configuration.ts';
import type { FileTest, FileTestRequest, FileTestRows, FileTestRowsRequest } from '../model/file-test.ts';
import type { Together, TogetherRequest, TogetherRows, TogetherRowsRequest } from '../model/together.ts';
import type { Generalising, GeneralisingRequest } from '../model/generalising.ts';
import type { Tuning, TuningRequest } from '../model/tuning.ts';
import type {
  GoneNotification,
  JournalPage,
  LastWrite,
  LiveVersion,
  LookedNotifications,
  OpenWrite,
} from '../model/live-version.ts';
import type {
  AssumedEffect,
  AssumedRequest,
  JudgedRequest,
  JudgedTest,
  LiveTest,
  LiveTestRequest,
  TestRows,
  TestRowsRequest,
} from '../model/live-test.ts';
import type { MemberColumn } from '../model/list-column.ts';
import type { MemberCell } from '../model/member-cell.ts';
import type { MarksTakenIn } from '../model/mark-file.ts';
import type { MarkChange, MarkCounts, MarkedRow, MarkedTrace, MarksChanged } from '../model/mark.ts';
import type {
  DraftContent,
  DraftCounts,
  DraftCountsRequest,
  DraftOrigin,
  DraftVerdict,
  DraftVersion,
  DrawnDraft,
  NamedVersion,
  StoredDraft,
} from '../model/stored-draft.ts';
import type { ChartCell, ChartContent } from '../model/chart-file.ts';
import type { OverviewReport, OverviewRequest, Unreported, UnreportedRequest } from '../model/overview.ts';
import type { SearchProgress, TextSearch } from '../model/search.ts';
import type { CloudRead } from '../model/cloud-read.ts';
import type { NetworkFound } from '../model/network-settings.ts';
import type { OpenSample } from '../model/sample.ts';
import type { Settings } from '../model/settings.ts';
import type { UpdateStatus } from '../model/updates.ts';
import type { ColumnMapping } from '../model/sheet.ts';
import type { Task } from '../model/task.ts';
import type { CataloguedOperation } from '../model/operation-catalogue.ts';
import type { Provider, RatingChoice } from '../model/trace.ts';
import type { ColumnName } from '../model/trace-columns.ts';
import type { SavedView, ScreenState, TraceView } from '../model/trace-view.ts';
import type { ExportRequest } from '../query/export-request.ts';
import type { LeafSearch } from '../query/leaf-search.ts';
import type { FieldTest, Query } from '../query/query.ts';
import type { RecentWorkspace, WorkspaceSettings, WorkspaceSummary } from '../model/workspace.ts';

// Over 400 lines: one entry a call, in one list that both sides, the decoders and the handlers are held against.

/** No argument: an object all the same, so that a call can gain one without changing its shape. */
export type Nothing = Record<string, never>;

/** Calls the data process answers. */
export interface DataCalls {
  'workspace.create': { input: { path: string }; output: WorkspaceSummary };
  'workspace.open': { input: { path: string }; output: WorkspaceSummary };
  'workspace.close': { input: Nothing; output: Nothing };
  'workspace.summary': { input: Nothing; output: WorkspaceSummary | null };
  'workspace.recent': { input: Nothing; output: RecentWorkspace[] };
  'workspace.forget': { input: { path: string }; output: RecentWorkspace[] };
  /** Writes a whole copy, also while the workspace is in use. */
  'workspace.copy': { input: { path: string; replace: boolean }; output: { taskId: string } };
  /** The same, and goes on in the copy: of a workspace whose file went away while it is open. */
  'workspace.rescue': { input: { path: string; replace: boolean }; output: { taskId: string } };
  /** Makes a new workspace, beside a damaged one, of what can be read of that; it stays as it is. */
  'workspace.recover': { input: { path: string }; output: { taskId: string } };
  /** Gives the space of removed data back to the disk. */
  'workspace.compact': { input: Nothing; output: { taskId: string } };
  /**
   * Reads files and folders into the workspace, as a task. `uploaded` ones lie in the app's own folder of uploads: they are
   * named as they were there, and removed when they have been read.
   */
  'imports.start': {
    input: { paths: string[]; rating: RatingChoice; uploaded: boolean };
    output: { taskId: string };
  };
  /** Newest first. */
  'imports.list': { input: Nothing; output: ImportRun[] };
  /** Of one run, or of all of them: then the newest first. */
  'imports.files': {
    input: { run: number | null; show: FileChoice; search: string; offset: number; limit: number };
    output: Slice<ImportedFile>;
  };
  /** What digests say of the files of a run, a verdict a chain; none where no digest lists them. */
  'imports.digests': { input: { run: number }; output: ChainVerdict[] };
  /** Of one file, or of all files of a run. */
  'imports.refusals': {
    input: { run: number; file: number | null; search: string; offset: number; limit: number };
    output: Slice<FileRefusal>;
  };
  /** Writes the refusals of a run to a file of comma-separated values or JSON. */
  'imports.exportRefusals': {
    input: { run: number; path: string; format: 'csv' | 'json'; replace: boolean };
    output: { rows: number };
  };
  /** Reads a sheet again with columns set by hand, and remembers them for sheets with the same headings. */
  /** `zone`: of times that name none; null where they are refused. */
  'imports.mapColumns': {
    input: { file: number; mapping: ColumnMapping; zone: string | null };
    output: { taskId: string };
  };
  /** Of some rows, those that are one of the two records of an asynchronous operation. */
  'traces.pairs': { input: { rows: number[]; columns: ColumnName[] }; output: { pairs: TracePair[] } };
  /**
   * What rows have at paths that no column holds, a row after the other: read from their originals. `isWhole`: not only the beginning of
   * long texts.
   */
  'traces.members': {
    input: { rows: number[]; columns: MemberColumn[]; isWhole: boolean };
    output: { cells: MemberCell[][] };
  };
  /** Places in bodies that have a value, the most frequent first: of a sample of what a query finds. */
  'traces.paths': { input: { query: Query }; output: { paths: MemberColumn[] } };
  /** `rules`: questions about columns; each row says which of them is the first that it answers. */
  'traces.page': {
    input: { query: Query; page: PageRequest; columns: ColumnName[]; rules?: Query[] };
    output: TracePage;
  };
  'traces.histogram': { input: { query: Query; request: HistogramRequest }; output: Histogram };
  'traces.facet': {
    input: { query: Query; field: FacetName; limit: number; search: FieldTest | null };
    output: Facet;
  };
  /** How far each field is filled, with its most frequent values. */
  'traces.fields': { input: { query: Query; limit: number }; output: TraceStatistics };
  /**
   * Looks for text in the originals of what a query finds, the last rows first; what is found comes as `search.progressed`. A
   * search under way gives way to the next.
   */
  'traces.search': {
    input: { id: string; query: Query; search: TextSearch | LeafSearch; limit: number };
    output: Nothing;
  };
  'traces.stopSearch': { input: Nothing; output: Nothing };
  'traces.open': { input: { row: number }; output: OpenedTrace };
  /** The record that a trace was read from, as it was. */
  'traces.original': { input: { row: number }; output: { text: string } };
  /** As a text for the clipboard; refused where it is too much for one. */
  'traces.text': {
    input: { query: Query; order: PageOrder; copy: CopyRequest };
    output: { text: string; rows: number };
  };
  /** Changes bookmarks, tags and notes, all or none of them; they are on the disk when this is answered. */
  'marks.set': { input: { changes: MarkChange[] }; output: MarksChanged };
  /** Calls a tag otherwise wherever it is, one with the tag that is called so already; null takes it off everywhere. */
  'marks.retag': { input: { tag: string; to: string | null }; output: MarksChanged };
  /** Marked traces, the latest first: those whose note, tags, operation or id hold what is sought. */
  'marks.list': { input: { search: string; offset: number; limit: number }; output: Slice<MarkedTrace> };
  /** Of what a query finds. */
  'marks.tags': { input: { query: Query }; output: MarkCounts };
  /** All of them as the text of a file, each with the trace that it is on. */
  'marks.text': { input: Nothing; output: { text: string } };
  'marks.write': { input: { path: string; replace: boolean }; output: { marks: number } };
  /** Puts the marks of a file beside those that are there; of a file that is wrong, nothing. */
  'marks.import': { input: { text: string }; output: MarksTakenIn };
  /** Writes what a query finds, or the rows named, to a file. */
  'traces.export': { input: ExportRequest; output: { taskId: string } };
  /** What a draft would have done with the traces of a window. Null where the asker has asked for something newer meanwhile. */
  'replay.run': { input: ReplayRequest; output: ReplayResult | null };
  /** Takes back what an asker waits for. */
  'replay.stop': { input: { asker: Asker }; output: Nothing };
  /** Clause by clause, for each version of the trace. */
  'replay.explain': { input: ExplainRequest; output: ExplainedRow[] };
  'replay.compare': { input: CompareRequest; output: CompareResult | null };
  /** Traces that one clause alone keeps from matching. */
  'replay.nearMisses': { input: NearMissRequest; output: NearMissResult | null };
  /** A draft as it is typed: its figures, over time and in examples. Null as above. */
  'liveTest.run': { input: LiveTestRequest; output: LiveTest | null };
  'liveTest.rows': { input: TestRowsRequest; output: TestRows | null };
  /** What a person made of what the draft reports, and the live notification. Null as above. */
  'liveTest.judged': { input: JudgedRequest; output: JudgedTest | null };
  /** What each other choice of what is taken for granted would do to the matches. Null as above. */
  'liveTest.assumed': { input: AssumedRequest; output: AssumedEffect[] | null };
  /** What causes most matches of a draft, and whether it can leave that out. Null as above. */
  'liveTest.tuning': { input: TuningRequest; output: Tuning | null };
  /** What the examples give to each clause, and what asking for more would report. */
  'liveTest.generalising': { input: GeneralisingRequest; output: Generalising | null };
  /** What all notifications of a project report together, by topic; then the traces behind a figure of it. Null as above. */
  'together.report': { input: TogetherRequest; output: Together | null };
  'together.rows': { input: TogetherRowsRequest; output: TogetherRows | null };
  /** One imported file against every live notification, then the table of it, trace by notification. Null as above. */
  'fileTest.report': { input: FileTestRequest; output: FileTest | null };
  'fileTest.rows': { input: FileTestRowsRequest; output: FileTestRows | null };
  /** Everything that is wrong with a draft, also by what the open workspace holds, where one is open. */
  'notifications.check': { input: { draft: ReplayedDraft }; output: Issue[] };
  /** Every operation that a notification of this provider may name, as far as it is known, with how often it was seen. */
  'notifications.operations': { input: { provider: Provider }; output: CataloguedOperation[] };
  /** In the order in which they were made. */
  'drafts.list': { input: Nothing; output: StoredDraft[] };
  'drafts.add': { input: { content: DraftContent; origin: DraftOrigin }; output: StoredDraft };
  /** Refused where somebody else changed the draft since the version that is named. */
  'drafts.save': { input: { draft: DraftVersion; content: DraftContent }; output: StoredDraft };
  /** Keeps what is typed and is no JSON; the text stays what was JSON last. */
  'drafts.type': { input: { draft: DraftVersion; typed: string }; output: StoredDraft };
  /** Goes back to what the draft said before, or forth again; stays where there is nothing of that. */
  'drafts.step': { input: { draft: DraftVersion; by: 'undo' | 'redo' }; output: StoredDraft };
  /** What was kept of a draft under a name, the newest first. */
  'drafts.versions': { input: { id: number }; output: NamedVersion[] };
  'drafts.keepVersion': { input: { draft: DraftVersion; name: string }; output: NamedVersion[] };
  'drafts.removeVersion': { input: { draft: number; version: number }; output: NamedVersion[] };
  /** Removed ones can be brought back for a day. */
  'drafts.remove': { input: { ids: number[] }; output: Nothing };
  'drafts.restore': { input: { ids: number[] }; output: Nothing };
  /** All that a file of notifications holds, or none of it. */
  'drafts.import': { input: { text: string }; output: StoredDraft[] };
  /** The drafts as the text of one file, written to a path where one is named. */
  'drafts.export': {
    input: { ids: number[]; path: string | null; replace: boolean };
    output: { text: string };
  };
  /** A draft of a live notification, as the newest snapshot has it; it remembers that one. */
  'drafts.fromLive': { input: { projectId: string; notificationId: string }; output: StoredDraft };
  /** From here on the draft is held against the live notification as the newest snapshot has it. */
  'drafts.meetLive': {
    input: { draft: DraftVersion; projectId: string; notificationId: string };
    output: StoredDraft;
  };
  /** Puts the operations of traces into a draft; into a new one where none is named. */
  'drafts.draw': { input: { rows: number[]; into: DraftVersion | null }; output: DrawnDraft };
  /** What every draft says of one trace. */
  'drafts.verdicts': { input: { row: number }; output: DraftVerdict[] };
  /** What every draft does in a window. Null where the asker has asked for something newer meanwhile. */
  'drafts.counts': { input: DraftCountsRequest; output: DraftCounts[] | null };
  /** What a window holds, and how it differs from before. Null where the asker has asked for something newer meanwhile. */
  'overview.report': { input: OverviewRequest; output: OverviewReport | null };
  /** Incidents and warnings that no enabled notification reports. Null where the asker has asked for something newer meanwhile. */
  'overview.unreported': { input: UnreportedRequest; output: Unreported | null };
  /** The text of a table as comma-separated values; no table program runs a cell of it. */
  'charts.csv': { input: { rows: ChartCell[][] }; output: { text: string } };
  /** Writes a table or a picture of a chart to a file. */
  'charts.save': { input: { path: string; content: ChartContent; replace: boolean }; output: Nothing };
  'coverage.summary': { input: Nothing; output: CoverageSummary };
  /** What holds for the open workspace alone. */
  'workspace.settings': { input: Nothing; output: WorkspaceSettings };
  'workspace.changeSettings': { input: Partial<WorkspaceSettings>; output: WorkspaceSettings };
  /** By name. */
  'views.list': { input: Nothing; output: SavedView[] };
  /** A new one, or, with an id, other content and name for one that is there. */
  'views.save': { input: { id: number | null; name: string; view: TraceView }; output: { id: number } };
  'views.rename': { input: { id: number; name: string }; output: Nothing };
  'views.remove': { input: { id: number }; output: Nothing };
  /** These, or all, as the text of a file. */
  'views.text': { input: { ids: number[] | null }; output: { text: string } };
  'views.write': {
    input: { ids: number[] | null; path: string; replace: boolean };
    output: { views: number };
  };
  /** All views of a file, or none: one whose name is taken gets another. */
  'views.import': { input: { text: string }; output: { added: { name: string; as: string }[] } };
  /** How the screen of the open workspace was left on this machine; null where it never was. */
  'screen.read': { input: Nothing; output: ScreenState | null };
  'screen.write': { input: { screen: ScreenState }; output: Nothing };
  /** In the order in which they were made. */
  'profiles.list': { input: Nothing; output: Connection[] };
  /** A new one without an id. */
  'profiles.save': { input: { id: string | null; profile: CloudProfile }; output: Connection };
  'profiles.remove': { input: { id: string }; output: Connection[] };
  /** Asks a cloud for one trace; the failure says why it cannot be had. */
  'cloud.test': {
    input: { profile: CloudProfile; secret: SignInSecret; proxyPassword?: string };
    output: CloudReached;
  };
  /** Looks at the way to the cloud as the settings have it: own certificates, and whether the proxy answers. */
  'cloud.way': { input: { proxyPassword?: string }; output: NetworkFound };
  /**
   * Changes an account: sent once, read again and compared member by member. A lost member, and a result that could not be read, are
   * failures of their own. The journal of the open workspace says what was sent and what became of it.
   */
  'cloud.write': {
    input: { profile: CloudProfile; secret: SignInSecret; proxyPassword?: string; change: CloudChange };
    output: CloudWritten;
  };
  /** Reads the live notifications of an account now; keeps them as a snapshot, where the workspace can be written. */
  'cloud.look': {
    input: { profile: CloudProfile; secret: SignInSecret; proxyPassword?: string };
    output: LookedNotifications;
  };
  /** Reads what is missing of an account into the open workspace. One that is under way for the same profile is told of instead of a second. */
  'cloud.sync': {
    input: { profile: CloudProfile; secret: SignInSecret; proxyPassword?: string; isScheduled?: boolean };
    output: { taskId: string };
  };
  /** Reads one trace, or what a filter finds, into the open workspace; proves nothing of what it does not find. */
  'cloud.read': {
    input: { profile: CloudProfile; secret: SignInSecret; proxyPassword?: string; read: CloudRead };
    output: { taskId: string };
  };
  /** Projects of the cloud whose configuration the workspace keeps, the one that was looked at last first. */
  'snapshots.projects': { input: Nothing; output: LookedProject[] };
  /**
   * The live configuration of a project, or of the one that was looked at last, from the workspace and not from the cloud: live notifications
   * of both kinds, trackers, quotas, known operations, operators, topics with their subscriptions, functions, users, groups with their
   * members' names. Each part has its own age and is null where it was never read: not yet, or not allowed. Null where nothing is kept.
   * `snapshots.changed` says when to ask again.
   */
  'snapshots.current': { input: { projectId: string | null }; output: LiveConfiguration | null };
  /** How a notification was, as looks at the account found it, the latest first. */
  'snapshots.history': { input: { projectId: string; notificationId: string }; output: LiveVersion[] };
  /** Those that are in the account no more, the latest first. */
  'snapshots.gone': { input: { projectId: string }; output: GoneNotification[] };
  /** Changes of a project of which nobody knows what became, as it was not read since; the oldest first. */
  'journal.openWrites': { input: Nothing; output: OpenWrite[] };
  /** What was done in and with the workspace: entries that hold a text, the newest first. */
  'journal.page': { input: { search: string; offset: number; limit: number }; output: JournalPage };
  /** All of it, an entry a line, with the hashes by which it can be checked. */
  'journal.text': { input: Nothing; output: { text: string } };
  /** What became of the last change of each kind in a project, as far as that tells what is allowed. */
  'journal.writes': { input: { projectId: string }; output: LastWrite[] };
  /** Writes a text to a file. */
  'texts.save': { input: { path: string; text: string; replace: boolean }; output: Nothing };
  /** What the live notifications of a project do in a window. Null where the asker has asked for something newer meanwhile. */
  'snapshots.counts': {
    input: DraftCountsRequest & { projectId: string | null };
    output: LiveCounts[] | null;
  };
  /** The sample may be asked for next: begins to make it in memory, where there is none yet. */
  'sample.prepare': { input: Nothing; output: Nothing };
  /** Opens the sample, which is made where there is none yet. */
  'sample.open': { input: Nothing; output: WorkspaceSummary };
  /** Null where the open workspace holds something else. */
  'sample.about': { input: Nothing; output: OpenSample | null };
  /** Closes it, and takes away all that was written for it; until the next start it can be brought back. */
  'sample.remove': { input: Nothing; output: Nothing };
  'sample.restore': { input: Nothing; output: WorkspaceSummary };
  'settings.read': { input: Nothing; output: Settings };
  'settings.write': { input: Partial<Settings>; output: Settings };
  /** All settings as the text of a file, written to a path where one is named. */
  'settings.export': { input: { path: string | null; replace: boolean }; output: { text: string } };
  'settings.import': { input: { text: string }; output: Settings };
  'settings.reset': { input: Nothing; output: Settings };
  'tasks.list': { input: Nothing; output: Task[] };
  'tasks.cancel': { input: { id: string }; output: Nothing };
}

/** Calls the host answers itself: what only a window, or its stand-in, can do. */
export interface HostCalls {
  'host.info': { input: Nothing; output: HostInfo };
  /** What went wrong outside any call, also before a window was there to hear of it. Each is handed out once. */
  /**
   * Of several windows each takes what was raised since it last did; one that never did, what none has taken. `last` is what it
   * names the next time.
   */
  'failures.take': { input: { after: number | null }; output: { failures: FailureWire[]; last: number } };
  /** What ended unexpectedly on this machine, the newest first. */
  'crashes.list': { input: Nothing; output: CrashReport[] };
  'crashes.remove': { input: Nothing; output: CrashReport[] };
  /** The path a person chose in the system's dialog, or null when they closed it. */
  'dialog.openWorkspace': { input: Nothing; output: { path: string | null } };
  /** Files, or a folder, to read traces from; none when the dialog was closed. */
  'dialog.openTraces': { input: { kind: 'files' | 'folder' }; output: { paths: string[] } };
  /** Where to write an export. */
  'dialog.saveExport': { input: { suggestedName: string }; output: { path: string | null } };
  'dialog.saveWorkspace': { input: { suggestedName: string }; output: { path: string | null } };
  /** Whether this machine can keep secrets, and the names of those kept. No call ever hands one to a window. */
  'secrets.status': { input: Nothing; output: SecretsStatus };
  'secrets.store': { input: { name: string; value: string }; output: SecretsStatus };
  'secrets.remove': { input: { name: string }; output: SecretsStatus };
  /** Opens a store under a passphrase for this run; where none was chosen yet, chooses it. */
  'secrets.unlock': { input: { passphrase: string }; output: SecretsStatus };
  /** Removes every secret, and the passphrase with them. */
  'secrets.reset': { input: Nothing; output: SecretsStatus };
  /** As `cloud.test`, with what is stored of a profile: a window does not have its secret. */
  'profiles.test': { input: { id: string }; output: CloudReached };
  'profiles.write': { input: { id: string; change: CloudChange }; output: CloudWritten };
  'profiles.look': { input: { id: string }; output: LookedNotifications };
  'profiles.read': { input: { id: string; read: CloudRead }; output: { taskId: string } };
  /** As `cloud.way`, with the proxy's password. */
  'network.test': { input: Nothing; output: NetworkFound };
  'profiles.sync': { input: { id: string; isScheduled?: boolean }; output: { taskId: string } };
  /** Opens an address outside the app. The page asks a person first; the host takes nothing but plain https. */
  'page.open': { input: { address: string }; output: Nothing };
  'window.reload': { input: Nothing; output: Nothing };
  'app.quit': { input: Nothing; output: Nothing };
  'updates.status': { input: Nothing; output: UpdateStatus };
  /** Asks the feed of the settings for a newer version; `updates.changed` tells of each step. */
  'updates.check': { input: Nothing; output: UpdateStatus };
}

export type Calls = DataCalls & HostCalls;
export type CallName = keyof Calls;
export type DataCallName = keyof DataCalls;
export type HostCallName = keyof HostCalls;

export interface Events {
  'workspace.changed': { summary: WorkspaceSummary | null };
  'search.progressed': SearchProgress;
  /** Traces came in or went. */
  'traces.changed': Nothing;
  'drafts.changed': Nothing;
  'marks.changed': { at: number; marks: MarkedRow[] };
  'views.changed': Nothing;
  'recent.changed': { recent: RecentWorkspace[] };
  'profiles.changed': Nothing;
  /** The configuration of a cloud was looked at. */
  'snapshots.changed': Nothing;
  'settings.changed': { settings: Settings };
  'tasks.changed': { tasks: Task[] };
  /** Of newer versions of the app. */
  'updates.changed': { status: UpdateStatus };
  /** Something nobody was waiting for went wrong; `failures.take` says what. */
  'failure.raised': Nothing;
  /** A command chosen outside the page: the native menu. */
  'command.chosen': { command: CommandId };
}

export type EventName = keyof Events;

export interface HostInfo {
  kind: 'electron' | 'serve';
  /** How files are chosen: by the system's dialogs, or by path, upload and download. */
  dialogs: 'native' | 'browser';
  platform: string;
  version: string;
  /** Where settings and logs are kept. */
  dataFolder: string;
  /** Where a new workspace goes when nothing else is said. */
  homeFolder: string;
  pathSeparator: '/' | '\\';
  /** What the system asks for; null where the page itself knows better: a browser, maybe on another's machine. */
  systemLanguages: string[] | null;
}

export interface SecretsStatus {
  /** The system's own, a file under a passphrase, or none. */
  store: 'system' | 'passphrase' | 'none';
  /** Why there is no store; null where there is one. */
  reason: SecretsReason | null;
  /** Of a passphrase: none was chosen yet, it was not given in this run, or it was. Null for other stores. */
  lock: 'new' | 'locked' | 'open' | null;
  names: string[];
}

/** The store of the system is missing, or would keep plain text. */
export type SecretsReason = 'no-encryption' | 'plain-text-only';

/** How an answer crosses a process border. */
export type Answer<Name extends CallName = CallName> =
  { ok: true; output: Calls[Name]['output'] } | { ok: false; failure: FailureWire };

export type Handlers<Names extends CallName> = {
  [Name in Names]: (input: Calls[Name]['input']) => Calls[Name]['output'] | Promise<Calls[Name]['output']>;
};

export type EmitEvent = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

/** What the preload gives the page; the serve host gives the same over HTTP. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Answer>;
  on(listener: (name: EventName, payload: Events[EventName]) => void): () => void;
  /** Where a file that was dropped on the window lies, given its `File`. A browser does not tell. */
  pathOf?(file: object): string;
}
