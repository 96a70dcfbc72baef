import type { Json } from '../../shared/model/json.ts';
import type { ClauseVerdict, EntryVerdict, PartVerdict } from '../../shared/model/replay.ts';
import { shown } from '../../shared/words/shown.ts';
import type { Words } from '../../shared/words/words.ts';
import type { ExplainedRow } from '../../shared/model/replay-request.ts';
import { capped } from './replay-text.ts';
import { visible } from './visible.ts';

/** Every part with the sentence of its reason. */
export function explainedData({ verdict, inScope, clauses }: ExplainedRow, words: Words): object {
  return { verdict, inScope, clauses: clauses.map((clause) => clauseData(clause, words)) };
}

function clauseData({ clause, entries, rules, ...part }: ClauseVerdict, words: Words): object {
  const dataOf = (each: EntryVerdict): object => ({ path: each.path, ...partData(each, words) });
  return {
    clause,
    ...partData(part, words),
    ...(entries === undefined ? {} : { entries: entries.map(dataOf) }),
    ...(rules === undefined ? {} : { rules: rules.map(dataOf) }),
  };
}

function partData({ verdict, expected, actual, reason, difference }: PartVerdict, words: Words): object {
  return {
    ...{ verdict, expected, actual, reason, message: words.reasons[reason] },
    ...(difference === undefined ? {} : { difference }),
  };
}

export function explainedText(traceId: string, versions: readonly ExplainedRow[], words: Words): string[] {
  const { replayed } = words.cli;
  return versions.flatMap((version, at) => [
    ...(at > 0 ? [''] : []),
    replayed.explained(visible(traceId), words.verdicts[version.verdict]),
    ...(versions.length > 1 ? [`  ${replayed.version(at + 1, versions.length)}`] : []),
    ...(version.inScope ? [] : [`  ${replayed.outOfScope}`]),
    ...version.clauses.flatMap((clause) => clauseText(clause, words)),
  ]);
}

/** A notification may list a thousand entries. */
const MOST_PARTS = 20;

function clauseText({ clause, entries = [], rules = [], ...part }: ClauseVerdict, words: Words): string[] {
  const parts = [...entries, ...rules];
  // Those that say most come first where not all are told.
  const told = parts.length > MOST_PARTS ? parts.toSorted((a, b) => weight(b) - weight(a)) : parts;
  const lines = told.map((each) => `    ${partText(visible(each.path), each, words)}`);
  // What is wanted stands with the parts, where there are any.
  const whole = parts.length > 0 ? { ...part, expected: null } : part;
  return [`  ${partText(words.clauses[clause], whole, words)}`, ...capped(lines, words, MOST_PARTS)];
}

function weight({ verdict, difference }: PartVerdict): number {
  return verdict !== 'no-match' ? 2 : difference !== undefined ? 1 : 0;
}

function partText(
  name: string,
  { verdict, expected, actual, reason, difference }: PartVerdict,
  words: Words,
): string {
  const { replayed } = words.cli;
  const said = [replayed.part(name, words.verdicts[verdict], words.reasons[reason])];
  // What agrees needs no proof.
  if (verdict !== 'match' && expected !== null)
    said.push(replayed.compared(valueText(expected, words), valueText(actual, words)));
  if (difference !== undefined) {
    const [wanted, found] = [visible(difference.expected), visible(difference.actual)];
    said.push(replayed.difference(difference.at + 1, wanted, found));
  }
  return said.join(replayed.space);
}

/** An operation as its three names, a list with commas. */
function valueText(value: Json, words: Words): string {
  if (value === null) return words.cli.replayed.none;
  if (typeof value !== 'object') return shown(String(value));
  const texts = Object.values(value).map((each) => valueText(each, words));
  return shown(texts.join(Array.isArray(value) ? ', ' : ' · '));
}
