import { afterEach, describe, expect, it } from 'vitest';
import type { Query } from '../../../shared/query/query.ts';
import { filter } from './filter.svelte.ts';

const among = (field: 'service_type' | 'trace_rating', ...values: string[]): Query => ({
  kind: 'field',
  field,
  test: { kind: 'in', values, fold: false },
});

const column = (field: 'service_type' | 'trace_rating') => ({ kind: 'column' as const, field });

afterEach(() => filter.reset());

describe('the filter', () => {
  it('asks for everything while nothing is written', () => {
    expect([filter.query, filter.isEmpty, filter.chips]).toEqual([{ kind: 'all' }, true, []]);
  });

  it('asks what is written, and goes on asking it while it is changed and cannot be read', () => {
    filter.write('service = VPC');
    expect(filter.query).toEqual(among('service_type', 'VPC'));
    const before = filter.query;
    filter.write('service = VPC and rating =');
    expect(filter.query).toBe(before);
    expect(filter.chips).toMatchObject([{ text: 'service = VPC', isStale: true }]);
    expect(filter.parsed.problems).toHaveLength(1);
  });

  it('asks nothing new for a blank more', () => {
    filter.write('service = VPC');
    const before = filter.query;
    filter.write('service  =  VPC ');
    expect(filter.query).toBe(before);
  });

  it('gathers values that are clicked, and takes back what says the opposite', () => {
    filter.add(column('service_type'), 'VPC', false);
    filter.add(column('service_type'), 'ECS', false);
    expect(filter.query).toEqual(among('service_type', 'VPC', 'ECS'));
    filter.add(column('service_type'), 'ECS', true);
    expect(filter.text).toBe('service = VPC');
    filter.add(column('trace_rating'), null, true);
    expect(filter.text).toBe('service = VPC and rating is not empty');
  });

  it('takes a value of any characters', () => {
    const value = 'a "b" \\ and (c)';
    filter.add(column('service_type'), value, false);
    expect(filter.query).toEqual(among('service_type', value));
  });

  it('switches clauses off and on, inverts, edits and removes them', () => {
    filter.write('service = VPC and rating = warning');
    const chip = (at: number): Parameters<typeof filter.toggle>[0] => {
      const found = filter.chips[at];
      if (found === undefined) throw new Error(`There is no clause ${at}.`);
      return found;
    };
    filter.toggle(chip(0));
    expect(filter.query).toEqual(among('trace_rating', 'warning'));
    expect(filter.chips.map(({ text }) => text)).toEqual(['rating = warning', 'service = VPC']);
    filter.toggle(chip(1));
    filter.invert(chip(0));
    expect(filter.text).toBe('rating != warning and service = VPC');
    filter.edit(chip(0), 'rating = incident');
    filter.remove(chip(1));
    expect(filter.text).toBe('rating = incident');
  });

  it('leaves no clause where one that is off is edited to nothing', () => {
    filter.write('service = VPC');
    const [on] = filter.chips;
    if (on !== undefined) filter.toggle(on);
    const [off] = filter.chips;
    if (off !== undefined) filter.edit(off, '  ');
    expect([filter.chips, filter.isEmpty]).toEqual([[], true]);
    filter.undo();
    expect(filter.chips.map(({ text }) => text)).toEqual(['service = VPC']);
  });

  it('is cleared whole, and brought back', () => {
    filter.write('service = VPC and rating = warning');
    const first = filter.chips[0];
    if (first !== undefined) filter.toggle(first);
    filter.clear();
    expect([filter.isEmpty, filter.chips]).toEqual([true, []]);
    filter.undo();
    expect(filter.chips.map(({ text }) => text)).toEqual(['rating = warning', 'service = VPC']);
  });

  it.each([
    ['words', true],
    ['text ~ "a+"', true],
    ['request.name = x', true],
    ['service = VPC', false],
  ])('knows whether columns answer it: %s', (text, hasBodies) => {
    filter.write(text);
    expect(filter.hasBodies).toBe(hasBodies);
  });
});
