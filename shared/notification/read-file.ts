import { NESTING_LIMIT, type Json, type JsonObject } from '../model/json.ts';
import type { Draft } from './draft.ts';
import type { DraftProblem, DraftProblemCode, DraftProblemDetails } from '../model/draft-problem.ts';
import { jsonFaultAt } from './json-fault.ts';
import { isNestedDeeper, isObject, kindOf, memberOf } from './json-value.ts';
import { repeatedInFile } from './repeated-members.ts';
import { readSettings, type DraftSettings } from './read-settings.ts';
import { isTerraform, readTerraform } from './read-terraform.ts';

export interface ReadDrafts {
  drafts: Draft[];
  /** Whether the file holds a list, be it of one. */
  isList: boolean;
}

/** A draft file, a bare notification, a list of either, an answer of the service, or what Terraform writes as JSON. */
export function readFile(written: string): ReadDrafts | DraftProblem {
  const text = written.startsWith('\uFEFF') ? written.slice(1) : written;
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return faultOf(text);
  }
  if (isNestedDeeper(json, NESTING_LIMIT)) return problem('nested-too-deep', { limit: NESTING_LIMIT });
  const read = readJson(json);
  if (!('problem' in read)) tellRepeated(read.drafts, text);
  return read;
}

/** Each with the draft it is of; what is of none, with the first. */
function tellRepeated(drafts: readonly Draft[], text: string): void {
  for (const issue of repeatedInFile(text))
    (drafts.find(({ path }) => issue.path.startsWith(path)) ?? drafts[0])?.issues.push(issue);
}

/** As above for what is JSON already. */
export function readJson(json: Json): ReadDrafts | DraftProblem {
  if (Array.isArray(json))
    return someHoldBoth(json) ? problem('notification-and-list', {}) : listOf(json, {});
  if (!isObject(json)) return problem('not-an-object', { found: kindOf(json) });
  if (holdsBoth(json)) return problem('notification-and-list', {});
  if (Object.hasOwn(json, 'notification')) return { drafts: [draftOf(json, '')], isList: false };
  if (Object.hasOwn(json, 'notifications')) return readList(json);
  return isTerraform(json) ? readBlocks(json) : { drafts: [draftOf(json, '')], isList: false };
}

/** Which of the two is meant nobody can tell, and neither is dropped. */
function holdsBoth(json: Json): boolean {
  return isObject(json) && Object.hasOwn(json, 'notification') && memberOf(json, 'notifications') !== null;
}

const someHoldBoth = (list: readonly Json[]): boolean => list.some(holdsBoth);

function problem<Code extends DraftProblemCode>(
  code: Code,
  details: DraftProblemDetails[Code],
): DraftProblem {
  // Code and details are in step; the type system cannot see that through the union.
  return { problem: code, details } as DraftProblem;
}

/** How a block of Terraform's own language begins. */
const TERRAFORM_BLOCK =
  /^[ \t]*(?:(?:resource|data|variable|output|provider|module)[ \t]+"|(?:locals|terraform)[ \t]*\{)/m;

function faultOf(text: string): DraftProblem {
  const at = jsonFaultAt(text);
  if (at === null) throw new Error('What is no JSON has no fault.');
  const before = text.slice(0, at);
  // What begins as JSON is meant as such, whatever stands in it.
  if (!/^[ \t\r\n]*[[{"]/.test(text) && TERRAFORM_BLOCK.test(text)) return problem('terraform-text', {});
  if (at === text.length) return problem('cut-off', {});
  const lines = before.split(/\r\n|\r|\n/);
  return problem('not-json', { line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
}

const NO_SETTINGS: DraftSettings = { provider: null, projectId: null, pins: [], assumptions: {}, issues: [] };

/** A notification by itself, or a draft that holds one; `path` is that of its place. */
function draftOf(json: Json, path: string, inherited: DraftSettings = NO_SETTINGS): Draft {
  if (!isObject(json) || !Object.hasOwn(json, 'notification'))
    return { ...inherited, notification: json, path, issues: [] };
  const own = readSettings(json, path);
  return {
    notification: memberOf(json, 'notification'),
    provider: own.provider ?? inherited.provider,
    projectId: own.projectId ?? inherited.projectId,
    pins: own.pins,
    assumptions: { ...inherited.assumptions, ...own.assumptions },
    path,
    issues: own.issues,
  };
}

function readList(file: JsonObject): ReadDrafts | DraftProblem {
  const list = memberOf(file, 'notifications');
  if (!Array.isArray(list)) return problem('notifications-not-a-list', { found: kindOf(list) });
  if (someHoldBoth(list)) return problem('notification-and-list', {});
  const pins = memberOf(file, 'pins');
  if (pins !== null && !(Array.isArray(pins) && pins.length === 0)) return problem('pins-of-list', {});
  return listOf(list, file);
}

/** What stands beside the list goes for all in it that do not say otherwise. */
function listOf(list: readonly Json[], file: JsonObject): ReadDrafts {
  const settings = readSettings(file, '');
  const drafts = list.map((each, index) => draftOf(each, `notifications[${index}].`, settings));
  // Told once, with the first.
  drafts[0]?.issues.push(...settings.issues);
  return { drafts, isList: true };
}

function readBlocks(file: JsonObject): ReadDrafts | DraftProblem {
  const [first, ...more] = readTerraform(file);
  if (first === undefined) return problem('terraform-without-notification', {});
  return more.length === 0 ? { drafts: [draftOf(first, '')], isList: false } : listOf([first, ...more], {});
}
