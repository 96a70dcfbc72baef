import type { CataloguedOperation } from '../../../shared/model/operation-catalogue.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { replaceOperations, type OperationName } from '../../../shared/notification/edit/operations.ts';
import { VALUE_CHOICES } from '../../../shared/notification/limits.ts';
import { FILTER_FIELDS, parseRule, printRule } from '../../../shared/notification/rule.ts';
import type { Clause, Expression } from '../../../shared/query/language/expression.ts';
import { conjuncts } from '../../../shared/query/language/rewrite.ts';
import { valueTest } from '../../../shared/query/value-test.ts';

export interface QueryDraft {
  notification: JsonObject;
  /** Parts of the query that a notification cannot say, as they are written. */
  unsaid: string[];
}

/** A notification that asks for what a query asks for, as far as one can. Operations are those that are known. */
export function draftOfQuery(
  expression: Expression,
  text: string,
  name: string,
  catalogue: readonly CataloguedOperation[],
): QueryDraft {
  const parts = expression.kind === 'all' ? [] : conjuncts(expression);
  const left = new Set(parts);
  const take = <Found>(read: (part: Expression) => Found | null): Found[] =>
    parts.flatMap((part) => {
      const found = left.has(part) ? read(part) : null;
      if (found === null) return [];
      left.delete(part);
      return [found];
    });

  const tests = take(operationTest);
  const users = take(usersOf);
  const rules = filterOf(parts, left);
  const [first, ...others] = users;
  const names = first?.filter((user) => others.every((list) => list.includes(user)));
  const base: JsonObject = { notification_name: name, operation_type: 'complete' };
  const chosen = catalogue.filter((operation) => tests.every((test) => test(operation)));
  const plain = chosen.map(({ service_type, resource_type, trace_name }) => ({
    ...{ service_type, resource_type, trace_name },
  }));
  const named =
    tests.length === 0
      ? base
      : replaceOperations(plain)({ ...base, operation_type: 'customized', operations: [] });
  return {
    notification: {
      ...(named as JsonObject),
      ...(names === undefined ? {} : { notify_user_list: [{ user_group: 'users', user_list: names }] }),
      ...(rules === null ? {} : { filter: { is_support_filter: true, ...rules } }),
    },
    unsaid: parts.filter((part) => left.has(part)).map(({ from, to }) => text.slice(from, to)),
  };
}

type OperationTest = (operation: OperationName) => boolean;

const OPERATION_FIELDS = ['service_type', 'resource_type', 'trace_name'] as const;

/** Whatever asks for operations alone, however it does: it is put to each that is known. */
function operationTest(expression: Expression): OperationTest | null {
  switch (expression.kind) {
    case 'all':
      return () => true;
    case 'not': {
      const inner = operationTest(expression.of);
      return inner === null ? null : (operation) => !inner(operation);
    }
    case 'and':
    case 'or': {
      const inner = expression.of.map(operationTest);
      if (!inner.every((test) => test !== null)) return null;
      const isAnd = expression.kind === 'and';
      return (operation) =>
        isAnd ? inner.every((test) => test(operation)) : inner.some((test) => test(operation));
    }
    case 'clause':
      return clauseTest(expression);
  }
}

function clauseTest({ subject, test, negated }: Clause): OperationTest | null {
  const field = OPERATION_FIELDS.find((each) => subject.kind === 'column' && subject.field === each);
  if (field === undefined || test.kind === 'compare') return null;
  const passes = valueTest(test);
  return (operation) => passes(operation[field]) !== negated;
}

/** Names that are listed one by one, exactly. */
function usersOf(part: Expression): readonly string[] | null {
  if (part.kind !== 'clause' || part.negated) return null;
  const { subject, test } = part;
  if (subject.kind !== 'column' || subject.field !== 'user.name') return null;
  return test.kind === 'in' && !test.fold ? test.values : null;
}

interface Rules {
  condition: 'AND' | 'OR';
  rule: string[];
}

/** One word joins all rules: an `or` of rules can be said only by itself. */
function filterOf(parts: readonly Expression[], left: Set<Expression>): Rules | null {
  const joined = parts.flatMap((part) => {
    const rules = left.has(part) ? rulesOf(part) : null;
    return rules === null ? [] : [{ part, rules }];
  });
  const [only] = joined;
  if (only !== undefined && joined.length === 1) {
    left.delete(only.part);
    return only.rules;
  }
  const all = joined.filter(({ rules: { condition, rule } }) => condition === 'AND' || rule.length === 1);
  for (const { part } of all) left.delete(part);
  return all.length === 0 ? null : { condition: 'AND', rule: all.flatMap(({ rules }) => rules.rule) };
}

function rulesOf(part: Expression): Rules | null {
  if (part.kind === 'clause') return rulesOfClause(part);
  if (part.kind !== 'or') return null;
  const each = part.of.map(rulesOf);
  if (!each.every((rules) => rules !== null)) return null;
  if (!each.every(({ condition, rule }) => condition === 'OR' || rule.length === 1)) return null;
  return { condition: 'OR', rule: each.flatMap(({ rule }) => rule) };
}

/** Of several values one is enough; of several that are excluded none may be. */
function rulesOfClause({ subject, test, negated }: Clause): Rules | null {
  const field = FILTER_FIELDS.find((each) => subject.kind === 'column' && subject.field === each);
  if (field === undefined || test.kind !== 'in' || test.fold) return null;
  const choices = VALUE_CHOICES[field];
  const rule = test.values.map((value) => printRule({ field, op: negated ? '!=' : '=', value }));
  const isTaken = test.values.every(
    (value, at) => parseRule(rule[at] ?? '')?.value === value && choices?.includes(value) !== false,
  );
  return isTaken ? { condition: negated || rule.length === 1 ? 'AND' : 'OR', rule } : null;
}
