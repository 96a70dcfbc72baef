import type { Json } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { CONTENT_TAGS, outcomeOf, ratesItself, recordTimeIsContent, type ContentField } from './content.ts';
import { isExact, parseJsonText } from './json-text.ts';
import { isObject, memberOf } from './values.ts';

/**
 * - `poorer`: the first lacks fields that the second has, and they agree on the rest; `richer`: the other way round
 * - `mixed`: each has fields the other lacks, and they agree on the rest
 * - `conflict`: they contradict each other
 */
export type ContentComparison = 'same' | 'poorer' | 'richer' | 'mixed' | 'conflict';

const FIELDS = Object.keys(CONTENT_TAGS) as ContentField[];

/** What two traces of one id say, documented field by documented field, as `contentDigest` takes them. */
export function compareContents(first: Trace, second: Trace): ContentComparison {
  let firstLacks = false;
  let secondLacks = false;
  for (const [mine, theirs, agree] of contentPairs(first, second)) {
    const mineAbsent = isNothing(mine);
    const theirsAbsent = isNothing(theirs);
    if (mineAbsent || theirsAbsent) {
      firstLacks ||= mineAbsent && !theirsAbsent;
      secondLacks ||= theirsAbsent && !mineAbsent;
    } else if (!sameJson(mine, theirs)) {
      if (agree === 'no') return 'conflict';
      firstLacks ||= agree === 'second-is-finer';
      secondLacks ||= agree === 'first-is-finer';
    }
  }
  if (firstLacks) return secondLacks ? 'mixed' : 'poorer';
  return secondLacks ? 'richer' : 'same';
}

/** Whether values that differ may still agree: a time without its milliseconds says less, not otherwise. */
type Agreement = 'no' | 'first-is-finer' | 'second-is-finer';

function* contentPairs(first: Trace, second: Trace): Generator<readonly [Json, Json, Agreement]> {
  const bySeverity = ratesItself(first) && ratesItself(second);
  for (const field of FIELDS) {
    if (field === 'trace_rating' && bySeverity) {
      yield [first.severity, second.severity, 'no'];
      yield [outcomeOf(first), outcomeOf(second), 'no'];
    } else if (field === 'time' || field === 'record_time') {
      if (field === 'record_time' && !recordTimeIsContent(first)) continue;
      yield [first[field], second[field], timeAgreement(first, second, field)];
    } else if (field === 'user.invoked_by') {
      yield [filledList(first[field]), filledList(second[field]), 'no'];
    } else {
      yield [parsedText(first[field]), parsedText(second[field]), 'no'];
    }
  }
}

function timeAgreement(first: Trace, second: Trace, field: 'time' | 'record_time'): Agreement {
  if (isWholeSecondOf(first, second[field], field)) return 'second-is-finer';
  return isWholeSecondOf(second, first[field], field) ? 'first-is-finer' : 'no';
}

/** Sheets show times to the second, and old function events bear them in seconds. */
function isWholeSecondOf(coarse: Trace, fine: number | null, field: 'time' | 'record_time'): boolean {
  if (coarse.format !== 'cts-sheet' && coarse.format !== 'cts-function-event') return false;
  return fine !== null && coarse[field] === Math.floor(fine / 1000) * 1000;
}

function parsedText(value: Json): Json {
  return typeof value === 'string' ? (parseJsonText(value) ?? value) : value;
}

/** A field that is a list has no other way to be absent; within a body an empty list says something. */
function filledList(list: string[]): Json {
  return list.length === 0 ? null : list;
}

function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return isObject(value) && Object.values(value).every(isNothing);
}

/** A number too large to be exact stands for its text, as it would have if it had been read from text. */
function exact(value: Json): Json {
  return typeof value === 'number' && !isExact(value) ? String(value) : value;
}

function sameJson(first: Json, second: Json): boolean {
  if (isNothing(first) || isNothing(second)) return isNothing(first) && isNothing(second);
  if (typeof first !== 'object' || typeof second !== 'object') return exact(first) === exact(second);
  if (first === null || second === null) return first === second;
  if (Array.isArray(first) || Array.isArray(second)) {
    if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false;
    return first.every((item, index) => sameJson(item, second[index] ?? null));
  }
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  for (const name of names) {
    if (!sameJson(memberOf(first, name) ?? null, memberOf(second, name) ?? null)) return false;
  }
  return true;
}
