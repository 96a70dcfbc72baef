import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Writer } from '../../cache/handle.ts';
import { MIGRATIONS } from '../../cache/migrations/all.ts';
import { putSnapshot } from '../../cache/snapshots.ts';
import { operationsOfAccount } from '../snapshots/account-operations.ts';
import { operationCatalogue } from './operation-catalogue.ts';

const told = (service: string, name: string) => ({
  ...{ service_type: service, resource_type: 'tracker', trace_name: name },
});

test('what the account lists is known beside what documents list, under the service’s known spelling', () => {
  const documented = operationCatalogue('huawei', null);
  const both = operationCatalogue('huawei', null, [
    told('cts', 'createTracker'),
    told('cts', 'inventTracker'),
    told('novel', 'x'),
  ]);
  expect(documented.map(({ trace_name: name }) => name)).toContain('createTracker');
  expect(both).toHaveLength(documented.length + 2);
  expect(both.slice(-2)).toEqual([
    { ...told('CTS', 'inventTracker'), seen: 0, isListed: true },
    { ...told('novel', 'x'), seen: 0, isListed: true },
  ]);
  expect(operationCatalogue('ibm', null, [told('cts', 'x')])).toEqual([]);
});

test('of an account the latest look counts, and none is none', () => {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  expect(operationsOfAccount(db)).toEqual([]);
  for (const [at, names] of [
    [1, ['old']],
    [2, ['a', 'b']],
  ] as const) {
    const text = JSON.stringify([{ service_type: 'cts', resource_type: 'tracker', operation_list: names }]);
    putSnapshot(db, { kind: 'operations', scope: 'p', region: 'r' }, { at, text, canonical: text });
  }
  expect(operationsOfAccount(db)).toEqual([told('cts', 'a'), told('cts', 'b')]);
});
