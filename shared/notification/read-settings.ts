import {
  ASSUMPTIONS,
  ASSUMPTION_NAMES,
  isAssumptionName,
  isValueOf,
  type Assumptions,
} from '../model/assumptions.ts';
import type { Issue } from '../model/issue.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { PROVIDERS, type Provider } from '../model/trace.ts';
import { VERDICTS, type Pin } from '../model/verdict.ts';
import { listAt, newFindings, objectInList, textAt, textInList, type Findings } from './findings.ts';
import { isObject, kindOf, memberOf } from './json-value.ts';

/** What a draft file says beside the notification. */
export interface DraftSettings {
  provider: Provider | null;
  projectId: string | null;
  pins: Pin[];
  assumptions: Partial<Assumptions>;
  issues: Issue[];
}

/** What cannot be read is left out and told. */
export function readSettings(file: JsonObject, prefix: string): DraftSettings {
  const findings = newFindings(prefix);
  const provider = readProvider(findings, memberOf(file, 'provider'));
  const projectId = textAt(findings, 'project_id', memberOf(file, 'project_id')) ?? null;
  const pins = readPins(findings, memberOf(file, 'pins'));
  const assumptions = readAssumptions(findings, memberOf(file, 'assumptions'));
  // An empty project names none.
  return {
    provider,
    projectId: projectId === '' ? null : projectId,
    pins,
    assumptions,
    issues: findings.issues,
  };
}

function chosen<Choice extends string>(
  findings: Findings,
  path: string,
  found: string,
  choices: readonly Choice[],
): Choice | null {
  const choice = choices.find((each) => each === found);
  if (choice === undefined) findings.error(path, 'draft-value', { found, choices: [...choices] });
  return choice ?? null;
}

function readProvider(findings: Findings, value: Json): Provider | null {
  const found = textAt(findings, 'provider', value);
  return typeof found === 'string' ? chosen(findings, 'provider', found, PROVIDERS) : null;
}

function readPins(findings: Findings, value: Json): Pin[] {
  const pins: Pin[] = [];
  for (const [index, element] of (listAt(findings, 'pins', value) ?? []).entries()) {
    const path = `pins[${index}]`;
    const pin = objectInList(findings, path, element);
    if (pin === undefined) continue;
    const traceId = textInList(findings, `${path}.traceId`, memberOf(pin, 'traceId'));
    const found = textInList(findings, `${path}.want`, memberOf(pin, 'want'));
    const want = found === undefined ? null : chosen(findings, `${path}.want`, found, VERDICTS);
    if (traceId !== undefined && want !== null) pins.push({ traceId, want });
  }
  return pins;
}

function readAssumptions(findings: Findings, value: Json): Partial<Assumptions> {
  if (value === null) return {};
  if (!isObject(value)) {
    findings.error('assumptions', 'wrong-type', { expected: 'object', found: kindOf(value) });
    return {};
  }
  const read: [string, string][] = [];
  for (const [name, each] of Object.entries(value)) {
    if (!isAssumptionName(name)) {
      findings.error('assumptions', 'draft-value', { found: name, choices: ASSUMPTION_NAMES });
      continue;
    }
    const path = `assumptions.${name}`;
    const found = textInList(findings, path, each);
    if (found === undefined) continue;
    if (isValueOf(name, found)) read.push([name, found]);
    else findings.error(path, 'draft-value', { found, choices: [...ASSUMPTIONS[name]] });
  }
  return Object.fromEntries(read);
}
