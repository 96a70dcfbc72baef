import { failureFromWire, type Failure, type FailureWire } from '../model/failure.ts';
import type { FileNote, FileProblem } from '../model/file-problem.ts';
import type { RefusalReason } from '../model/import-report.ts';
import type { IssueReason } from '../model/issue.ts';
import type { Language } from '../model/settings.ts';
import type { DraftProblem } from '../model/draft-problem.ts';
import type { QueryProblemReason } from '../query/language/problem.ts';
import { catalogue as enCatalogue } from './en/catalogue.ts';
import { cli as enCli } from './en/cli.ts';
import { commandGroups as enCommandGroups, commands as enCommands } from './en/commands.ts';
import { failures as enFailures, type FailureWords } from './en/failures.ts';
import { fileNotes as enFileNotes, fileProblems as enFileProblems } from './en/file-problems.ts';
import { draftProblems as enDraftProblems, issues as enIssues } from './en/issues.ts';
import { menu as enMenu, prompts as enPrompts } from './en/menu.ts';
import { queryProblems as enQueryProblems } from './en/query.ts';
import { refusals as enRefusals } from './en/refusals.ts';
import { serve as enServe } from './en/serve.ts';
import { start as enStart } from './en/start.ts';
import { catalogue as zhCatalogue } from './zh-CN/catalogue.ts';
import { cli as zhCli } from './zh-CN/cli.ts';
import { commandGroups as zhCommandGroups, commands as zhCommands } from './zh-CN/commands.ts';
import { failures as zhFailures } from './zh-CN/failures.ts';
import { fileNotes as zhFileNotes, fileProblems as zhFileProblems } from './zh-CN/file-problems.ts';
import { draftProblems as zhDraftProblems, issues as zhIssues } from './zh-CN/issues.ts';
import { menu as zhMenu, prompts as zhPrompts } from './zh-CN/menu.ts';
import { queryProblems as zhQueryProblems } from './zh-CN/query.ts';
import { refusals as zhRefusals } from './zh-CN/refusals.ts';
import { serve as zhServe } from './zh-CN/serve.ts';
import { start as zhStart } from './zh-CN/start.ts';
import * as enConnections from './en/connections.ts';
import * as enDraftForm from './en/draft-form.ts';
import * as enDrafts from './en/drafts.ts';
import * as enExports from './en/exports.ts';
import * as enEventNames from './en/event-names.ts';
import * as enFrame from './en/frame.ts';
import * as enLicences from './en/licences.ts';
import * as enLiveTest from './en/live-test.ts';
import * as enImports from './en/imports.ts';
import * as enOverviewCharts from './en/overview-charts.ts';
import * as enMemberColumns from './en/member-columns.ts';
import * as enMarks from './en/marks.ts';
import * as enRetention from './en/retention.ts';
import * as enNetwork from './en/network.ts';
import * as enNotificationList from './en/notification-list.ts';
import * as enRecovery from './en/recovery.ts';
import * as enReadCloud from './en/read-cloud.ts';
import * as enLiveList from './en/live-list.ts';
import * as enSnapshots from './en/snapshots.ts';
import * as enSample from './en/sample.ts';
import * as enSettings from './en/settings.ts';
import * as enSync from './en/sync.ts';
import * as enFileTest from './en/file-test.ts';
import * as enTogether from './en/together.ts';
import * as enTuning from './en/tuning.ts';
import * as enTraceDetail from './en/trace-detail.ts';
import * as enPicked from './en/picked.ts';
import * as enJournal from './en/journal.ts';
import * as enPublish from './en/publish.ts';
import * as enPivot from './en/pivot.ts';
import * as enTracePairs from './en/trace-pairs.ts';
import * as enTraces from './en/traces.ts';
import * as enUpdates from './en/updates.ts';
import * as enVerdicts from './en/verdicts.ts';
import * as zhConnections from './zh-CN/connections.ts';
import * as zhDraftForm from './zh-CN/draft-form.ts';
import * as zhDrafts from './zh-CN/drafts.ts';
import * as enViews from './en/views.ts';
import * as zhExports from './zh-CN/exports.ts';
import * as zhEventNames from './zh-CN/event-names.ts';
import * as zhFrame from './zh-CN/frame.ts';
import * as zhLicences from './zh-CN/licences.ts';
import * as zhLiveTest from './zh-CN/live-test.ts';
import * as zhImports from './zh-CN/imports.ts';
import * as zhOverviewCharts from './zh-CN/overview-charts.ts';
import * as zhMemberColumns from './zh-CN/member-columns.ts';
import * as zhMarks from './zh-CN/marks.ts';
import * as zhRetention from './zh-CN/retention.ts';
import * as zhNetwork from './zh-CN/network.ts';
import * as zhNotificationList from './zh-CN/notification-list.ts';
import * as zhRecovery from './zh-CN/recovery.ts';
import * as zhReadCloud from './zh-CN/read-cloud.ts';
import * as zhLiveList from './zh-CN/live-list.ts';
import * as zhSnapshots from './zh-CN/snapshots.ts';
import * as zhSample from './zh-CN/sample.ts';
import * as zhSettings from './zh-CN/settings.ts';
import * as zhSync from './zh-CN/sync.ts';
import * as zhFileTest from './zh-CN/file-test.ts';
import * as zhTogether from './zh-CN/together.ts';
import * as zhTuning from './zh-CN/tuning.ts';
import * as zhTraceDetail from './zh-CN/trace-detail.ts';
import * as zhPicked from './zh-CN/picked.ts';
import * as zhJournal from './zh-CN/journal.ts';
import * as zhPublish from './zh-CN/publish.ts';
import * as zhPivot from './zh-CN/pivot.ts';
import * as zhTracePairs from './zh-CN/trace-pairs.ts';
import * as zhTraces from './zh-CN/traces.ts';
import * as zhUpdates from './zh-CN/updates.ts';
import * as zhVerdicts from './zh-CN/verdicts.ts';
import * as zhViews from './zh-CN/views.ts';

const en = {
  language: 'en' as Language,
  commands: enCommands,
  commandGroups: enCommandGroups,
  failures: enFailures,
  refusals: enRefusals,
  fileProblems: enFileProblems,
  fileNotes: enFileNotes,
  issues: enIssues,
  draftProblems: enDraftProblems,
  queryProblems: enQueryProblems,
  catalogue: enCatalogue,
  cli: enCli,
  serve: enServe,
  start: enStart,
  menu: enMenu,
  prompts: enPrompts,
  ...enConnections,
  ...enNetwork,
  ...enNotificationList,
  ...enReadCloud,
  ...enRecovery,
  ...enLiveList,
  ...enSnapshots,
  ...enSync,
  ...enDrafts,
  ...enDraftForm,
  ...enEventNames,
  ...enFrame,
  ...enImports,
  ...enLicences,
  ...enLiveTest,
  ...enFileTest,
  ...enTogether,
  ...enTuning,
  ...enExports,
  ...enPublish,
  ...enJournal,
  ...enOverviewCharts,
  ...enMarks,
  ...enMemberColumns,
  ...enRetention,
  ...enSample,
  ...enSettings,
  ...enTraceDetail,
  tracePairs: enTracePairs.tracePairs,
  picked: enPicked.picked,
  pivot: enPivot.pivot,
  ...enTraces,
  ...enUpdates,
  ...enVerdicts,
  ...enViews,
};

/** Every sentence a person reads. English is the measure: another language that lacks one does not compile. */
export type Words = typeof en;

const zhCN: Words = {
  language: 'zh-CN',
  commands: zhCommands,
  commandGroups: zhCommandGroups,
  failures: zhFailures,
  refusals: zhRefusals,
  fileProblems: zhFileProblems,
  fileNotes: zhFileNotes,
  issues: zhIssues,
  draftProblems: zhDraftProblems,
  queryProblems: zhQueryProblems,
  catalogue: zhCatalogue,
  cli: zhCli,
  serve: zhServe,
  start: zhStart,
  menu: zhMenu,
  prompts: zhPrompts,
  ...zhConnections,
  ...zhNetwork,
  ...zhNotificationList,
  ...zhReadCloud,
  ...zhRecovery,
  ...zhLiveList,
  ...zhSnapshots,
  ...zhSync,
  ...zhDrafts,
  ...zhDraftForm,
  ...zhEventNames,
  ...zhFrame,
  ...zhImports,
  ...zhLicences,
  ...zhLiveTest,
  ...zhFileTest,
  ...zhTogether,
  ...zhTuning,
  ...zhExports,
  ...zhPublish,
  ...zhJournal,
  ...zhOverviewCharts,
  ...zhMarks,
  ...zhMemberColumns,
  ...zhRetention,
  ...zhSample,
  ...zhSettings,
  ...zhTraceDetail,
  tracePairs: zhTracePairs.tracePairs,
  picked: zhPicked.picked,
  pivot: zhPivot.pivot,
  ...zhTraces,
  ...zhUpdates,
  ...zhVerdicts,
  ...zhViews,
};

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCN };

export function wordsFor(language: Language): Words {
  return WORDS[language];
}

export function failureWords(words: Words, failure: Failure | FailureWire): FailureWords {
  const { code, details } = 'message' in failure ? failure : failureFromWire(failure);
  // The table has the right parameter for each code; the union of all of them hides that.
  return (words.failures[code] as (details: unknown) => FailureWords)(details);
}

export function refusalWords(words: Words, { code, details }: RefusalReason): string {
  // As above: the code picks the sentence that takes these details.
  return (words.refusals[code] as (details: unknown) => string)(details);
}

export function fileProblemWords(words: Words, { code, details }: FileProblem): string {
  return (words.fileProblems[code] as (details: unknown) => string)(details);
}

export function fileNoteWords(words: Words, { code, details }: FileNote): string {
  return (words.fileNotes[code] as (details: unknown) => string)(details);
}

export function issueWords(words: Words, { code, details }: IssueReason): string {
  return (words.issues[code] as (details: unknown) => string)(details);
}

export function draftProblemWords(words: Words, { problem, details }: DraftProblem): string {
  return (words.draftProblems[problem] as (details: unknown) => string)(details);
}

export function queryProblemWords(words: Words, { code, details }: QueryProblemReason): string {
  return (words.queryProblems[code] as (details: unknown) => string)(details);
}
