import { RULE_COLOURS, RULE_ICONS, VIEW_LIMITS, type ColourRule } from '../../../shared/model/trace-view.ts';
import { parseQuery } from '../../../shared/query/language/parse.ts';
import type { QueryProblem } from '../../../shared/query/language/problem.ts';
import { toQuery } from '../../../shared/query/language/split.ts';
import type { Query } from '../../../shared/query/query.ts';
import { filter } from './filter.svelte.ts';

/** A rule that can be asked. */
export interface AskedRule {
  rule: ColourRule;
  query: Query;
}

/** Why a rule marks nothing: nothing is written, it asks for more than columns, it takes too long, or it cannot be read. */
export type RuleFault = 'empty' | 'bodies' | 'costly' | QueryProblem;

let rules = $state.raw<readonly ColourRule[]>([]);

const read = $derived(rules.map(readRule));

let lastAsked: { key: string; rules: readonly AskedRule[] } = { key: '[]', rules: [] };
/** The same object while it asks the same: a question about time is read anew with each moment. */
const asked = $derived.by(() => {
  const next = read.flatMap(({ rule, query }) => (query === null || rule.isOff ? [] : [{ rule, query }]));
  const key = JSON.stringify(next);
  if (key !== lastAsked.key) lastAsked = { key, rules: next };
  return lastAsked.rules;
});

function readRule(rule: ColourRule): { rule: ColourRule; query: Query | null; fault: RuleFault | null } {
  if (rule.query.trim() === '') return { rule, query: null, fault: 'empty' };
  const { expression, problems } = parseQuery(rule.query, filter.context);
  if (expression === null) return { rule, query: null, fault: problems[0] ?? 'empty' };
  const { query, bodies } = toQuery(expression);
  return bodies === null ? { rule, query, fault: null } : { rule, query: null, fault: 'bodies' };
}

/** Which traces are marked in the list, and how: the first rule that fits wins. */
export const colourRules = {
  /** As a view keeps them. */
  get saved(): ColourRule[] {
    return [...rules];
  },
  /** Those that can be asked, in their order. */
  get asked(): readonly AskedRule[] {
    return asked;
  },
  get isFull(): boolean {
    return rules.length >= VIEW_LIMITS.rules;
  },
  faultOf: (at: number): RuleFault | null => read[at]?.fault ?? null,
  /** With a colour and an icon that no other rule has. */
  add(query: string): void {
    if (colourRules.isFull) return;
    const free = <Value>(all: readonly Value[], taken: readonly Value[]): Value | undefined =>
      all.find((one) => !taken.includes(one)) ?? all[0];
    const colour = free(
      RULE_COLOURS,
      rules.map((rule) => rule.colour),
    );
    const icon = free(
      RULE_ICONS,
      rules.map((rule) => rule.icon),
    );
    if (colour !== undefined && icon !== undefined) rules = [...rules, { query, colour, icon, word: '' }];
  },
  change(at: number, change: Partial<ColourRule>): void {
    rules = rules.map((rule, place) => (place === at ? { ...rule, ...change } : rule));
  },
  /** Off, it stays as it is written and marks nothing. */
  turn(at: number, isOn: boolean): void {
    const rule = rules[at];
    if (rule === undefined) return;
    const { query, colour, icon, word } = rule;
    rules = rules.with(at, { query, colour, icon, word, ...(!isOn && { isOff: true as const }) });
  },
  /** Earlier with -1. */
  move(at: number, step: -1 | 1): void {
    const rule = rules[at];
    if (rule === undefined || at + step < 0 || at + step >= rules.length) return;
    rules = rules.toSpliced(at, 1).toSpliced(at + step, 0, rule);
  },
  remove(at: number): void {
    rules = rules.toSpliced(at, 1);
  },
  apply(next: readonly ColourRule[]): void {
    rules = next;
  },
};
