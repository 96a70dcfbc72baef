import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { newTrace } from '../normalise/new-trace.ts';
import { neverSeen, seenOperations } from './seen.ts';
import { planOfInput, situation } from './testing/agreement.ts';
import type { HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle, type OracleInput } from './testing/oracle.ts';

const listAt = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const memberOf = (value: Json | undefined, name: string): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value[name] ?? null)
    : null;

/** Every part of a notification by its path, as a notification of its own that asks for nothing else. */
function partsOf(notification: Json): [path: string, alone: JsonObject][] {
  const parts: [string, JsonObject][] = [];
  if (memberOf(notification, 'operation_type') === 'customized')
    listAt(memberOf(notification, 'operations')).forEach((entry, at) => {
      parts.push([`operations[${at}]`, { operation_type: 'customized', operations: [entry] }]);
    });
  listAt(memberOf(notification, 'notify_user_list')).forEach((group, at) => {
    const names = memberOf(group, 'user_list');
    // That nobody is in a group is told otherwise.
    if (Array.isArray(names) && names.length === 0) return;
    parts.push([
      `notify_user_list[${at}]`,
      { operation_type: 'customized', operations: [], notify_user_list: [group] },
    ]);
  });
  const filter = memberOf(notification, 'filter');
  const condition = memberOf(filter, 'condition') ?? 'AND';
  if (memberOf(filter, 'is_support_filter') === true && (condition === 'AND' || condition === 'OR'))
    listAt(memberOf(filter, 'rule')).forEach((rule, at) => {
      const alone = { is_support_filter: true, rule: [rule] };
      parts.push([`filter.rule[${at}]`, { operation_type: 'complete', filter: alone }]);
    });
  return parts;
}

/** The clause that a part stands in. */
const clauseOf = (path: string) =>
  path.startsWith('operations') ? 'operation' : path.startsWith('notify') ? 'user' : 'filter';

it('never seen is each part that the definition lets no trace satisfy, not even perhaps', () => {
  fc.assert(
    fc.property(situation, ({ held, segments, fallen, inputs }) => {
      const index = indexOf(held, segments, fallen);
      for (const input of inputs) {
        const looked = held.filter(
          ({ trace, carried }, row) => !fallen.has(row) && oracle(input, trace, carried).inScope,
        );
        const wanted = partsOf(input.notification).filter(([path, alone]) => {
          const clause = clauseOf(path);
          const verdicts = looked.map(
            ({ trace, carried }) => oracle({ ...input, notification: alone }, trace, carried).clauses[clause],
          );
          return looked.length > 0 && verdicts.every((verdict) => verdict === 'no-match');
        });
        expect(neverSeen(planOfInput(input), index), JSON.stringify(input)).toEqual(
          wanted.map(([path]) => ({ path, severity: 'warning', code: 'never-seen', details: {} })),
        );
      }
    }),
    { numRuns: 25 },
  );
});

it('operations are counted in the traces that are looked at', () => {
  fc.assert(
    fc.property(situation, ({ held, segments, fallen, inputs }) => {
      const index = indexOf(held, segments, fallen);
      for (const input of inputs) {
        const wanted = new Map<string, number>();
        held.forEach(({ trace, carried }, row) => {
          if (fallen.has(row) || !oracle(input, trace, carried).inScope) return;
          const key = JSON.stringify([trace.service_type, trace.resource_type, trace.trace_name]);
          wanted.set(key, (wanted.get(key) ?? 0) + 1);
        });
        const seen = seenOperations(planOfInput(input), index).map(
          (one) => [JSON.stringify([one.service_type, one.resource_type, one.trace_name]), one.seen] as const,
        );
        expect(new Map(seen)).toEqual(wanted);
        expect(seen.length).toBe(wanted.size);
      }
    }),
    { numRuns: 15 },
  );
});

const sheetRow = (fields: Partial<Trace>, columns: (keyof Trace)[]): HeldTrace => ({
  trace: { ...newTrace('huawei', 'cts-sheet'), trace_id: 't1', ...fields },
  carried: carriedFields('cts-sheet', columns as never),
  columns: columns as never,
});

const input: OracleInput = {
  notification: {
    operation_type: 'customized',
    operations: [{ service_type: 'KMS', resource_type: 'cmk', trace_names: ['createKey'] }],
    notify_user_list: [{ user_list: ['lena'] }],
    filter: { is_support_filter: true, rule: ['code = 404', 'resource_name = vault'] },
  },
  ...{ provider: 'huawei', projectId: null, assumptions: DEFAULT_ASSUMPTIONS, respectStatus: false },
};

it('what one of the sources does not carry is not called never seen', () => {
  const held = [sheetRow({ resource_name: 'safe' }, ['resource_name', 'trace_name'])];
  const paths = neverSeen(planOfInput(input), indexOf(held)).map(({ path }) => path);
  expect(paths).toEqual(['operations[0]', 'filter.rule[1]']);
});

it('nothing is called never seen where no trace is looked at', () => {
  const held = [sheetRow({}, [])];
  const elsewhere = planOfInput({ ...input, provider: 'ibm' });
  expect(neverSeen(elsewhere, indexOf(held))).toEqual([]);
  expect(seenOperations(elsewhere, indexOf(held))).toEqual([]);
  expect(neverSeen(elsewhere, indexOf([]))).toEqual([]);
});
