import type { ErrorDetails, Issue, IssueCode, WarningDetails } from '../model/issue.ts';
import type { JsonKind } from '../model/import-report.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject, kindOf } from './json-value.ts';
import { LIST_TOO_LARGE, TEXT_TOO_LARGE } from './limits.ts';

/** Issues as they are found, all under one prefix. */
export interface Findings {
  issues: Issue[];
  error: <Code extends keyof ErrorDetails>(path: string, code: Code, details: ErrorDetails[Code]) => void;
  warning: <Code extends keyof WarningDetails>(
    path: string,
    code: Code,
    details: WarningDetails[Code],
  ) => void;
}

export function newFindings(prefix: string): Findings {
  const issues: Issue[] = [];
  function add(path: string, code: IssueCode, details: object, severity: Issue['severity']): void {
    // The path of a whole notification is that of its place in the list, without the dot.
    const whole = path === '' ? prefix.replace(/\.$/, '') : prefix + path;
    // Its two callers keep code and details in step.
    issues.push({ path: whole, code, severity, details } as Issue);
  }
  return {
    issues,
    error: (path, code, details) => add(path, code, details, 'error'),
    warning: (path, code, details) => add(path, code, details, 'warning'),
  };
}

/*
 * Each of these gives null where nothing is there, and undefined where what is there was found to be of no use and is told already.
 */

type Read<Value> = Value | null | undefined;

function wrongType(findings: Findings, path: string, expected: JsonKind, value: Json): undefined {
  findings.error(path, 'wrong-type', { expected, found: kindOf(value) });
}

export function textAt(findings: Findings, path: string, value: Json): Read<string> {
  if (value === null) return null;
  if (typeof value !== 'string') return wrongType(findings, path, 'text', value);
  if (value.length < TEXT_TOO_LARGE) return value;
  findings.error(path, 'too-large', { size: value.length, limit: TEXT_TOO_LARGE, unit: 'characters' });
  return undefined;
}

export function listAt(findings: Findings, path: string, value: Json): Read<readonly Json[]> {
  if (value === null) return null;
  if (!Array.isArray(value)) return wrongType(findings, path, 'list', value);
  if (value.length < LIST_TOO_LARGE) return value;
  findings.error(path, 'too-large', { size: value.length, limit: LIST_TOO_LARGE, unit: 'entries' });
  return undefined;
}

/** An element of a list: one that is null is as wrong as a number. */
export function textInList(findings: Findings, path: string, value: Json): string | undefined {
  return value === null
    ? wrongType(findings, path, 'text', value)
    : (textAt(findings, path, value) ?? undefined);
}

export function objectInList(findings: Findings, path: string, value: Json): JsonObject | undefined {
  return isObject(value) ? value : wrongType(findings, path, 'object', value);
}

/** A character outside the basic plane counts once. */
export function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
