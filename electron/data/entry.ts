// The data process: owns disk, network and replay, behind one port. Started by a host, never by a person.
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import type { NetworkSettings } from '../../shared/model/network-settings.ts';
import type { Answer, DataCallName, EmitEvent, Handlers } from '../../shared/ipc/contract.ts';
import type { CallMessage, DataMessage, DataStart } from '../../shared/ipc/message.ts';
import { damageFailure } from './cache/disk-failure.ts';
import { browseService } from './services/browse/browse.ts';
import { copyService } from './services/browse/copy.ts';
import { exportService } from './services/browse/export.ts';
import { memberService } from './services/browse/members.ts';
import { seenPathsService } from './services/browse/seen-paths.ts';
import { HeldPairs, pairService } from './services/browse/pairs.ts';
import { connectionTestService } from './services/connection-test.ts';
import { coverageService } from './services/coverage/coverage.ts';
import { DraftRows } from './services/drafts/draft-rows.ts';
import { taskBook } from './services/cut-off-tasks.ts';
import { draftService } from './services/drafts/drafts.ts';
import { importService } from './services/imports.ts';
import { MarkBook } from './services/marks/mark-book.ts';
import { networkService } from './services/network.ts';
import { liveTestService } from './services/live-test/live-test.ts';
import { markService } from './services/marks/marks.ts';
import { boundedCalls } from './services/patterns/bounded-calls.ts';
import { Patterns } from './services/patterns/patterns.ts';
import { profileService } from './services/profiles.ts';
import { recentService } from './services/recent.ts';
import { HeldReplay } from './services/replay/held-replay.ts';
import { chartFileService } from './services/chart-file.ts';
import { overviewService } from './services/overview/overview.ts';
import { recoveryService } from './services/recovery/recovery-service.ts';
import { replayService } from './services/replay/replay.ts';
import { sampleService } from './services/sample/sample-service.ts';
import { screenService } from './services/screens.ts';
import { FoundSets } from './services/search/found-sets.ts';
import { searchService } from './services/search/search.ts';
import { snapshotService } from './services/snapshots/snapshots.ts';
import { settingsService } from './services/settings.ts';
import { settingsFileService } from './services/settings-file.ts';
import { syncService } from './services/sync/sync-service.ts';
import { taskService } from './services/tasks.ts';
import { fileTestService } from './services/file-test/file-test.ts';
import { ReportedRows } from './services/together/reported-rows.ts';
import { togetherService } from './services/together/together.ts';
import { viewService } from './services/views.ts';
import { workspaceSettingsService } from './services/workspace-settings.ts';
import { workspaceService } from './services/workspace.ts';
import { journalService } from './services/journal/journal.ts';
import { textFileService } from './services/text-file.ts';
import { lookService } from './services/write/look-service.ts';
import { writeService } from './services/write/write-service.ts';
import { openPort } from './port.ts';

/** EX_SOFTWARE: a fault of our own. The host logs it and starts a new process. */
const FAULT_EXIT_CODE = 70;

process.on('uncaughtException', dieOfFault);
process.on('unhandledRejection', dieOfFault);

const begin = JSON.parse(process.argv[2] ?? '') as DataStart;
const port = openPort();
const post = (message: DataMessage): void => port.post(message);
const emit: EmitEvent = (name, payload) => post({ type: 'event', name, payload });
const raise = (failure: Failure): void => post({ type: 'raise', failure: failureToWire(failure) });
const now = (): number => Date.now();

const settings = settingsService(begin.folder, emit, raise);
const network = (): NetworkSettings => settings.current().network;
const profiles = profileService(begin.folder, emit, raise);
const recent = recentService(begin.folder, emit, raise);
const tasks = taskService(emit, now, taskBook(begin.folder, process.pid, raise));
// Sources under Node, bundles when packaged: the files of the threads lie where this one does.
const threadFile = (source: string, bundle: string): URL =>
  new URL(import.meta.url.endsWith('.ts') ? source : bundle, import.meta.url);
const threadEntry = threadFile('./services/job-thread.ts', './job-thread.js');
const searchEntry = threadFile('./services/search/search-thread.ts', './search-thread.js');
const workspace = workspaceService({
  emit,
  raise,
  now,
  version: begin.version,
  threadEntry,
  recent,
  tasks,
});

const found = new FoundSets();
const book = new MarkBook();
const replaying = new HeldReplay(workspace);
const draftRows = new DraftRows(workspace, replaying);
const reportedRows = new ReportedRows(workspace, replaying);
const browse = browseService(workspace, found, book, draftRows, reportedRows);
const pairs = new HeldPairs(workspace);
const imports = importService({ workspace, tasks, emit, folder: begin.folder, version: begin.version });

const handlers: Handlers<DataCallName> = {
  ...settings.handlers,
  ...settingsFileService(settings).handlers,
  ...profiles.handlers,
  ...connectionTestService(network, process.env).handlers,
  ...networkService(network, process.env).handlers,
  ...syncService({ workspace, tasks, emit, now, version: begin.version, network, environment: process.env })
    .handlers,
  ...writeService({ workspace, emit, now, network, environment: process.env }).handlers,
  ...lookService({ workspace, emit, now, network, environment: process.env }).handlers,
  ...journalService(workspace).handlers,
  ...textFileService(workspace).handlers,
  ...recent.handlers,
  ...tasks.handlers,
  ...workspace.handlers,
  ...recoveryService({ workspace, tasks, now, threadEntry }).handlers,
  ...imports.handlers,
  ...coverageService(workspace).handlers,
  ...browse.handlers,
  ...pairService(pairs, browse).handlers,
  ...memberService(workspace, browse).handlers,
  ...seenPathsService(workspace, browse).handlers,
  ...overviewService(workspace, browse, reportedRows).handlers,
  ...chartFileService(workspace).handlers,
  ...searchService({ workspace, browse, found, emit, threadEntry: searchEntry }).handlers,
  ...markService({ workspace, browse, book, emit, now }).handlers,
  ...replayService(workspace, browse, replaying).handlers,
  ...snapshotService(workspace, browse, replaying).handlers,
  ...liveTestService(workspace, browse, replaying).handlers,
  ...fileTestService(workspace, browse, replaying).handlers,
  ...togetherService(workspace, browse, replaying, pairs).handlers,
  ...draftService({ workspace, browse, replaying, emit, now }).handlers,
  ...workspaceSettingsService(workspace, emit).handlers,
  ...sampleService({
    workspace,
    tasks,
    recent,
    folder: begin.folder,
    version: begin.version,
    now,
    threadEntry,
    makerEntry: threadFile('./services/sample/make-thread.ts', './make-thread.js'),
  }).handlers,
  ...screenService(workspace, begin.folder, raise).handlers,
  ...viewService(workspace, emit).handlers,
  ...copyService(browse).handlers,
  ...exportService({ workspace, browse, tasks, threadEntry, version: begin.version, now }).handlers,
};

const patterns = new Patterns({
  entry: threadFile('./services/patterns/pattern-thread.ts', './pattern-thread.js'),
});
workspace.beforeClosing(() => patterns.close());
workspace.afterOpening(() => patterns.prepare());
const handle = boundedCalls(handlers, {
  held: browse.held,
  patterns,
  reported: reportedRows,
  drafts: draftRows,
});

async function answer(message: CallMessage): Promise<Answer> {
  try {
    return { ok: true, output: await handle(message.call, message.input) };
  } catch (thrown) {
    const error = workspace.isOpen() ? damageFailure(thrown, workspace.need().path) : thrown;
    if (error instanceof Failure) return { ok: false, failure: failureToWire(error) };
    throw error;
  }
}

/** The host waits for word of what is open, also when it is nothing. */
async function openFirst(): Promise<void> {
  const path =
    begin.open === undefined ? (settings.current().openLastWorkspace ? recent.last() : null) : begin.open;
  if (path === null) return workspace.tell();
  try {
    await workspace.open(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    raise(error);
    workspace.tell();
  }
}

function dieOfFault(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(FAULT_EXIT_CODE);
}

// Calls that arrive while the first workspace opens are answered after it, so that a window never sees "none".
const opened = openFirst();
port.onMessage((message) => {
  void opened
    .then(() => answer(message))
    .then((result) => post({ type: 'answer', id: message.id, answer: JSON.stringify(result) }));
});
port.onClose((why) => {
  if (why === 'host-gone') tasks.tellNextTime();
  workspace.close().then(() => process.exit(0), dieOfFault);
});
