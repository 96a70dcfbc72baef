import type { Json, JsonObject } from '../model/json.ts';
import type { FilterFieldName } from '../model/trace-fields.ts';
import { lengthOf, listAt, textAt, textInList, type Findings } from './findings.ts';
import { isObject, kindOf, memberOf } from './json-value.ts';
import { API_VERSION_FORM, CONDITIONS, VALUE_CHOICES, VALUE_LENGTHS } from './limits.ts';
import type { FilterPart, FilterRule } from './parts.ts';
import { readFilter } from './read-notification.ts';
import { parseRule } from './rule.ts';

export function checkFilter(findings: Findings, filter: Json): void {
  if (filter === null) return;
  if (!isObject(filter)) {
    findings.error('filter', 'wrong-type', { expected: 'object', found: kindOf(filter) });
    return;
  }
  const flag = memberOf(filter, 'is_support_filter');
  if (typeof flag !== 'boolean') findings.error('filter.is_support_filter', 'filter-flag', {});
  checkCondition(findings, filter);
  const listed = memberOf(filter, 'rule');
  const rules = listAt(findings, 'filter.rule', listed);
  if (rules === null || rules?.length === 0) {
    // One that is off and holds nothing is how the service may write that there is none.
    if (flag !== false) findings.warning('filter.rule', 'filter-empty', {});
    return;
  }
  if (flag === false && Array.isArray(listed))
    findings.warning('filter.is_support_filter', 'filter-off', { rules: listed.length });
  if (rules === undefined) return;
  for (const [index, rule] of rules.entries()) checkRule(findings, `filter.rule[${index}]`, rule);
  // Whether it is on is another question.
  checkSense(findings, readFilter({ ...filter, is_support_filter: true }));
}

function checkCondition(findings: Findings, filter: JsonObject): void {
  const condition = textAt(findings, 'filter.condition', memberOf(filter, 'condition'));
  if (condition === null) findings.warning('filter.condition', 'filter-condition-missing', {});
  else if (condition !== undefined && !(CONDITIONS as readonly string[]).includes(condition))
    findings.error('filter.condition', 'filter-condition', { found: condition });
}

function checkRule(findings: Findings, path: string, element: Json): void {
  const text = textInList(findings, path, element);
  if (text === undefined) return;
  const rule = parseRule(text);
  if (rule === null) findings.error(path, 'filter-rule-malformed', { text });
  else checkValue(findings, path, rule);
}

function checkValue(findings: Findings, path: string, { field, value }: FilterRule): void {
  const limit = VALUE_LENGTHS[field];
  if (limit !== undefined && lengthOf(value) > limit)
    findings.error(path, 'filter-value', { field, value, limit });
  else if (VALUE_CHOICES[field]?.includes(value) === false || !hasRightCharacters(field, value))
    findings.error(path, 'filter-value', { field, value, limit: null });
}

function hasRightCharacters(field: FilterFieldName, value: string): boolean {
  return field !== 'api_version' || API_VERSION_FORM.test(value);
}

/** The values that a field's rules have named so far. */
type Named = Record<FilterRule['op'], Set<string>>;

/** Tells each field once. */
function checkSense(findings: Findings, filter: FilterPart): void {
  if (filter.kind !== 'on') return;
  const told = new Set<FilterFieldName>();
  const fields = new Map<FilterFieldName, Named>();
  for (const rule of filter.rules) {
    if (rule === null || told.has(rule.field)) continue;
    const named = fields.get(rule.field) ?? { '=': new Set(), '!=': new Set() };
    if (filter.condition === 'AND' ? excludes(rule, named) : completes(rule, named)) {
      told.add(rule.field);
      const code = filter.condition === 'AND' ? 'filter-contradiction' : 'filter-tautology';
      findings.warning('filter.rule', code, { field: rule.field });
    }
    named[rule.op].add(rule.value);
    fields.set(rule.field, named);
  }
}

const holdsAnother = (values: ReadonlySet<string>, value: string): boolean =>
  values.size > (values.has(value) ? 1 : 0);

/** Whether no value of the field can be all that was asked of it. */
function excludes({ op, value }: FilterRule, named: Named): boolean {
  return op === '=' && holdsAnother(named['='], value);
}

/** Whether every value of the field is one of what was asked for. */
function completes({ op, value }: FilterRule, named: Named): boolean {
  return op === '=' ? named['!='].has(value) : named['='].has(value) || holdsAnother(named['!='], value);
}
