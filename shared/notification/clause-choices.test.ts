import { expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { clauseChoices, type ExampleTrace } from './clause-choices.ts';

const EIP = { service_type: 'VPC', resource_type: 'eip' };
const known = ['deleteEip', 'updateEip', 'createEip'].map((trace_name) => ({ ...EIP, trace_name }));
const example = (more: Partial<ExampleTrace> = {}): ExampleTrace => ({
  ...{ ...EIP, trace_name: 'deleteEip', user: 'lena', api_version: null, code: '200' },
  ...{ trace_rating: 'normal', trace_type: 'ApiCall', resource_id: 'r-1', resource_name: 'one' },
  ...more,
});
const drawn = (more: JsonObject = {}): JsonObject => ({
  ...{ notification_name: 'a', operation_type: 'customized', own: 1 },
  operations: [{ ...EIP, trace_names: ['deleteEip'] }],
  ...more,
});
const rules = (condition: string, rule: string[]): JsonObject => ({
  filter: { is_support_filter: true, condition, rule },
});

function choicesOf(clause: string, notification: JsonObject, examples: ExampleTrace[]) {
  const found = clauseChoices(notification, examples, known).find((one) => one.clause === clause);
  return {
    refusal: found?.refusal,
    widths: found?.choices.map(({ width, isNow }) => `${width}${isNow ? ' now' : ''}`),
    said: (width: string) => found?.choices.find((one) => one.width === width)?.notification,
  };
}

it('widens operations from those of the traces over their resource types to every one, and back', () => {
  const { widths, said } = choicesOf('operation', drawn(), [example()]);
  expect(widths).toEqual(['same now', 'kind', 'any']);
  expect(said('kind')).toEqual(
    drawn({ operations: [{ ...EIP, trace_names: ['deleteEip', 'updateEip', 'createEip'] }] }),
  );
  const all = said('any') ?? {};
  expect(all).toMatchObject({ operation_type: 'complete', own: 1 });
  expect(choicesOf('operation', all, [example()]).widths).toEqual(['same', 'kind', 'any now']);
  expect(choicesOf('operation', all, [example()]).said('same')).toEqual(drawn());
});

it('keeps to the users of the traces or reports everybody', () => {
  const { widths, said } = choicesOf('user', drawn(), [example(), example({ user: 'ci' })]);
  expect(widths).toEqual(['one-of', 'any now']);
  expect(said('one-of')).toMatchObject({ notify_user_list: [{ user_list: ['lena', 'ci'] }] });
  expect(choicesOf('user', said('one-of') ?? {}, [example(), example({ user: 'ci' })]).widths).toEqual([
    'one-of now',
    'any',
  ]);
  expect(choicesOf('user', drawn(), [example({ user: null }), example()])).toMatchObject({
    refusal: 'lacking',
    widths: ['any now'],
  });
  expect(choicesOf('user', drawn({ operation_type: 'complete' }), [example()]).refusal).toBe(
    'every-operation',
  );
});

it('asks for one value, widens it to one of several under OR, and lets it go', () => {
  const one = choicesOf('code', drawn(), [example()]);
  expect(one.widths).toEqual(['same', 'any now']);
  expect(one.said('same')).toEqual(drawn(rules('AND', ['code = 200'])));
  const two = [example(), example({ code: '403' })];
  const several = choicesOf('code', drawn(rules('AND', ['code = 200'])), two);
  expect(several.widths).toEqual(['one-of', 'any']);
  expect(several.said('one-of')).toEqual(drawn(rules('OR', ['code = 200', 'code = 403'])));
  expect(choicesOf('code', several.said('one-of') ?? {}, two).widths).toEqual(['one-of now', 'any']);
  expect(several.said('any')).toEqual(drawn());
});

it('leaves rules of other fields as they are, and says why a value goes with none of them', () => {
  const other = drawn(rules('AND', ['trace_rating=warning']));
  expect(choicesOf('code', other, [example()]).said('same')).toEqual(
    drawn(rules('AND', ['trace_rating=warning', 'code = 200'])),
  );
  expect(choicesOf('code', other, [example(), example({ code: '403' })]).refusal).toBe('joined');
  const either = drawn(rules('OR', ['trace_rating = warning', 'trace_type = ApiCall']));
  expect(choicesOf('code', either, [example()]).refusal).toBe('joined');
});

it('offers nothing of what cannot be read or is switched off, and of a value that no rule takes', () => {
  const off = drawn({ filter: { is_support_filter: false, condition: 'AND', rule: ['code = 1'] } });
  expect(choicesOf('code', off, [example()]).widths).toBeUndefined();
  expect(choicesOf('code', drawn({ filter: 7 }), [example()]).widths).toBeUndefined();
  expect(choicesOf('resource_name', drawn(), [example({ resource_name: ' blank ' })]).refusal).toBe(
    'value-not-taken',
  );
  expect(choicesOf('code', drawn(), [example({ code: null }), example()])).toMatchObject({
    refusal: 'lacking',
    widths: ['any now'],
  });
  expect(clauseChoices([1], [example()], known)).toEqual([]);
  expect(clauseChoices(drawn(), [], known)).toEqual([]);
});
