import type { ReadDrafts } from '../../shared/notification/read-file.ts';
import { replayedAll } from '../data/services/replay/answer.ts';
import { planOfDraft } from '../data/services/replay/drafted.ts';
import type { ReplayedTraces } from '../data/services/replay/replayed-traces.ts';
import { runPins } from '../data/services/replay/run-pins.ts';
import type { ReplaySources } from '../data/services/replay/replay-sources.ts';
import { checkFileOnTraces } from '../data/services/replay/check-file-on-traces.ts';
import { idsOfRows } from '../data/services/replay/trace-sets.ts';
import type { ExitCode, Given, Run } from './command.ts';
import { readWindow } from './instant.ts';
import { hasErrors, issuesByDraft } from './issue-report.ts';
import { Misused } from './misused.ts';
import { print } from './output.ts';
import { readDrafts } from './read-drafts.ts';
import { answerData, listData } from './replay-data.ts';
import type { Outcome, Outcomes } from './replay-outcome.ts';
import { overTraces } from './replay-over.ts';
import { answerText, listText } from './replay-text.ts';
import { checkSource, providerOf, readOptions } from './replay-values.ts';
import { hasUnreadParts } from './sources-report.ts';
import { Stopped } from './stopped.ts';
import { inWords } from './tidily.ts';
import { visible } from './visible.ts';

export const run: Run<'replay'> = (given) => {
  const [, ...paths] = given.positionals;
  const { values, words, surroundings } = given;
  checkSource(values, paths);
  if (values.ids === true && values.pins === true)
    throw new Misused({ code: 'options-exclusive', details: { option: '--ids', other: '--pins' } });
  const { file, asked, options } = readGiven(given);
  return inWords(words, async () => {
    const drafts = await readDrafts(file, providerOf(values));
    if (values.ids === true && drafts.isList) throw new Stopped(({ cli }) => cli.replayed.idsOfList);
    return overTraces({ values, paths, words, surroundings }, (traces, sources) => {
      const outcomes = replayDrafts(traces, sources, drafts, { asked, options, pins: values.pins === true });
      report(traces, outcomes, given);
      return exitCode(outcomes);
    });
  });
};

function readGiven({ values, positionals: [file = ''] }: Given<'replay'>) {
  return { file, asked: readWindow(values), options: readOptions(values) };
}

type How = Omit<ReturnType<typeof readGiven>, 'file'> & { pins: boolean };

function replayDrafts(
  traces: ReplayedTraces,
  sources: ReplaySources,
  { drafts, isList }: ReadDrafts,
  { asked, options, pins }: How,
): Outcomes {
  const { single, ofList } = issuesByDraft(checkFileOnTraces(drafts, traces), isList ? drafts.length : 0);
  const planned = drafts.map((draft, at) => {
    return { plan: planOfDraft(draft, options), issues: isList ? (single[at] ?? []) : ofList };
  });
  const all = replayedAll(traces, planned, asked).map((replayed, at): Outcome => {
    const [plan, draft] = [planned[at]?.plan, drafts[at]];
    const results =
      pins && plan !== undefined && draft !== undefined ? runPins(traces, plan, draft.pins) : null;
    return { ...replayed, pins: results };
  });
  return { all, isList, issues: isList ? ofList : [], sources };
}

function report(traces: ReplayedTraces, outcomes: Outcomes, { values, words }: Given<'replay'>): void {
  const json = values.json === true;
  const [first] = outcomes.all;
  if (values.ids === true) {
    const ids = first === undefined ? [] : idsOfRows(traces, first.verdicts.match);
    if (json) print(JSON.stringify({ ids }));
    else if (ids.length > 0) print(ids.map(visible).join('\n'));
  } else if (outcomes.isList || first === undefined) {
    if (json) print(JSON.stringify(listData(outcomes, words)));
    else print(listText(outcomes, words).join('\n'));
  } else if (json) print(JSON.stringify(answerData(first, outcomes.sources, words)));
  else print(answerText(first, outcomes.sources, words).join('\n'));
}

function exitCode({ all, issues, sources }: Outcomes): ExitCode {
  const isWrong = all.some(
    ({ answer, pins }) => hasErrors(answer.issues) || (pins ?? []).some(({ holds }) => !holds),
  );
  return isWrong || hasErrors(issues) || hasUnreadParts(sources) ? 1 : 0;
}
