import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../model/trace.ts';
import {
  knownOperations,
  knownOperationsOf,
  type KnownOperation,
  type KnownOperations,
} from './known-operations.ts';

const of = (service: string, resource: string | null, name: string, seen?: number): KnownOperation => ({
  service_type: service,
  resource_type: resource,
  trace_name: name,
  ...(seen === undefined ? {} : { seen }),
});

describe('an operation is known', () => {
  const known = knownOperations([of('ECS', 'ecs', 'createServer'), of('OBS', null, 'deleteBucket')]);
  it.each([
    ['ECS', 'ecs', 'createServer', true],
    ['ecs', 'ecs', 'createServer', true],
    ['ECS', 'ECS', 'createServer', false],
    ['ECS', 'ecs', 'createserver', false],
    ['ECS', 'evs', 'createServer', false],
    ['EVS', 'ecs', 'createServer', false],
    ['OBS', 'bucket', 'deleteBucket', true],
    ['OBS', '', 'deleteBucket', true],
    ['ECS', 'ecs', 'constructor', false],
    // The Kelvin sign is a k only where all letters are folded.
    ['O\u212aS', 'bucket', 'deleteBucket', false],
  ])('%s %s %s: %s', (service, resource, name, has) => {
    expect(known.has(service, resource, name)).toBe(has);
  });
});

/** As it is told of the name that is meant. */
function seenOf(known: KnownOperations, service: string, resource: string, name: string): number | null {
  const nearest = known.nearest(service, resource, name);
  expect(nearest?.name).toBe(name);
  return nearest?.seen ?? null;
}

it('adds up what several lists saw', () => {
  const known = knownOperations(
    [of('ECS', 'ecs', 'adding'), of('ECS', 'ecs', 'blocking'), of('OBS', null, 'cutting')],
    [of('ecs', 'ecs', 'adding', 2), of('OBS', 'bucket', 'cutting', 3)],
    [of('ECS', 'ecs', 'adding', 5), of('OBS', 'object', 'cutting', 4)],
  );
  expect(known.size).toBe(5);
  expect(seenOf(known, 'ECS', 'ecs', 'adding')).toBe(7);
  expect(seenOf(known, 'ECS', 'ecs', 'blocking')).toBeNull();
  expect(seenOf(known, 'OBS', 'else', 'cutting')).toBe(7);
});

describe('the nearest name', () => {
  const known = knownOperations([
    of('ECS', 'ecs', 'createServer', 4),
    of('ECS', 'ecs', 'deleteServer', 9),
    of('ECS', 'disk', 'attachDisk', 1),
    of('EVS', 'evs', 'createVolume', 2),
    of('EVS', 'evs', 'createServes', 90),
    of('FG', 'f', 'createFunction', 3),
    of('FG', 'f', 'CreateFunction', 3),
    of('A', 'a', 'renameAlpha', 1),
    of('A', 'a', 'renameAlphb', 5),
    of('A', 'a', 'renameAlphc', 5),
  ]);
  const same = null;
  it.each([
    ['differs in case', 'ECS', 'ecs', 'createserver', 'createServer', 4, same],
    ['lacks a letter', 'ecs', 'ecs', 'creatServer', 'createServer', 4, same],
    ['has two swapped', 'ECS', 'ecs', 'deleteSevrer', 'deleteServer', 9, same],
    [
      'is of the same service before one that is nearer',
      'ECS',
      'ecs',
      'createServez',
      'createServer',
      4,
      same,
    ],
    [
      'differs in case before one of the same service',
      'ECS',
      'ecs',
      'CREATESERVES',
      'createServes',
      90,
      ['EVS', 'evs'],
    ],
    ['is of another resource type', 'ECS', 'ecs', 'attachDisk', 'attachDisk', 1, ['ECS', 'disk']],
    ['is of another service', 'ECS', 'ecs', 'createVolum', 'createVolume', 2, ['EVS', 'evs']],
    ['is nearer in case', 'FG', 'f', 'createFunctio', 'createFunction', 3, same],
    ['was seen more, then comes first as text', 'A', 'a', 'renameAlphz', 'renameAlphb', 5, same],
  ] as const)('%s', (_, service, resource, name, nearest, seen, where) => {
    const elsewhere = where === null ? null : { service_type: where[0], resource_type: where[1] };
    expect(known.nearest(service, resource, name)).toEqual({ name: nearest, seen, elsewhere });
  });

  it('of another service is one that a single slip leads to, not one that looks like it', () => {
    expect(known.nearest('KMS', 'cmk', 'attachDisc')?.name).toBe('attachDisk');
    expect(known.nearest('KMS', 'cmk', 'attachDogs')).toBeNull();
  });

  it.each(['somethingElse', '', 'a', 'createServer'.repeat(2), 'x'.repeat(999_999)])(
    'of %.30s is none',
    (name) => {
      expect(known.nearest('ECS', 'ecs', name)).toBeNull();
    },
  );

  it('is none of names beyond any use, whatever is known', () => {
    const long = knownOperations([of('ECS', 'ecs', 'ab'.repeat(100_000))]);
    expect(long.nearest('ECS', 'ecs', 'ba'.repeat(100_000))).toBeNull();
  });

  it('is none where nothing is known', () => {
    expect(knownOperations().nearest('ECS', 'ecs', 'a')).toBeNull();
  });
});

describe('what documents list', () => {
  it.each([
    ['huawei', 'ECS', 'ecs', 'createServer'],
    ['huawei', 'IAM', 'user', 'login'],
    ['ibm', 'KMS', 'secrets', 'kms.secrets.delete'],
    ['ibm', 'KMS', 'anything', 'kms.secrets.readmetadata'],
    ['alibaba', 'KMS', 'secret', 'Secret:RotateSecret:Failure'],
    ['alibaba', 'KMS', 'secret', 'kms:CloudMonitor:Secret[RotateSecret:Failure]'],
  ] as const)('of %s holds %s %s %s', (provider, service, resource, name) => {
    expect(knownOperationsOf(provider).has(service, resource, name)).toBe(true);
  });

  it('holds 1,775 operations of Huawei Cloud and none of AWS', () => {
    expect(knownOperationsOf('huawei').size).toBe(1775);
    expect(knownOperationsOf('aws').size).toBe(0);
  });

  it.each(PROVIDERS)('of %s is joined with what was seen', (provider) => {
    const known = knownOperationsOf(provider, [of('NEW', 'thing', 'makeThing', 6)]);
    expect(known.size).toBe(knownOperationsOf(provider).size + 1);
    expect(seenOf(known, 'NEW', 'thing', 'makeThing')).toBe(6);
  });

  it('was never seen where it is known what was', () => {
    expect(seenOf(knownOperationsOf('huawei'), 'ECS', 'ecs', 'createServer')).toBeNull();
    expect(seenOf(knownOperationsOf('huawei', []), 'ECS', 'ecs', 'createServer')).toBe(0);
  });

  it('takes a name that somebody fills in', () => {
    const known = knownOperationsOf('alibaba', null, { 'key-deleted': 'Key:Delete:Done' });
    expect(known.has('KMS', 'key', 'Key:Delete:Done')).toBe(true);
    expect(knownOperationsOf('alibaba').has('KMS', 'key', 'Key:Delete:Done')).toBe(false);
  });
});
