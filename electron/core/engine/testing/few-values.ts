import fc from 'fast-check';
import type { FilterFieldName } from '../../../../shared/model/trace-fields.ts';

/*
 * The values that generated traces and notifications are made of: few, so that they meet often, and among them what is easily
 * mistaken for another.
 */

const LONG = '长'.repeat(350);

/** Names of what every object inherits: a careless look-up finds them where they are not. */
const INHERITED = ['__proto__', 'constructor', 'toString'];

/** Texts that anything may hold. None is empty, as no field of a trace is. */
const NASTY: readonly string[] = [
  ...INHERITED,
  ...[
    'a=b',
    '!=',
    '= 1',
    'a != b',
    'x y',
    'x  y',
    'a\nb',
    '0',
    'null',
    'true',
    '\u00a0nbsp\u00a0',
    ' padded ',
  ],
  ...['密钥', 'İ', 'ß', 'e\u0301', '\u00e9', '\ud83d\ude00', '\ud800', '{"a":1}', LONG],
];

const FILTERED: Readonly<Record<FilterFieldName, readonly string[]>> = {
  api_version: ['v1', 'v1', 'V1', '1.0', 'v2.1'],
  code: ['200', '200', '200.0', '404', 'DEW.0001', 'dew.0001'],
  trace_rating: ['normal', 'warning', 'incident', 'Normal', 'INCIDENT'],
  trace_type: ['ConsoleAction', 'ApiCall', 'SystemAction', 'apicall', 'Others'],
  resource_id: ['key-1', 'key-1', 'KEY-1', '0001', 'r'.repeat(350), `${'r'.repeat(349)}s`],
  resource_name: ['vault', 'vault', 'Vault', 'vault ', 'vault = main', '主密钥', 'n'.repeat(256)],
};

const oneOf = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** Mostly one of a few, seldom a nasty one. */
function mostly(values: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 20, arbitrary: oneOf(values) }, { weight: 1, arbitrary: oneOf(NASTY) });
}

/** A trace's or a rule's value of a field that filters name. */
export function filteredValue(field: FilterFieldName): fc.Arbitrary<string> {
  return mostly(FILTERED[field]);
}

/** The same with nothing outside the enumerations, where there are any. */
export function allowedValue(field: FilterFieldName): fc.Arbitrary<string> {
  if (field === 'trace_rating' || field === 'trace_type') return oneOf(FILTERED[field].slice(0, 3));
  return filteredValue(field);
}

export const FILTER_FIELDS = Object.keys(FILTERED) as FilterFieldName[];

// The Kelvin sign is a k to the language, and no ASCII letter.
export const serviceType = mostly(['KMS', 'KMS', 'kms', 'Kms', 'IAM', '\u212aMS']);
export const resourceType = mostly(['cmk', 'cmk', 'cmk', 'CMK', 'user']);
export const traceName = mostly(['createKey', 'createKey', 'createKey', 'deleteKey', 'CreateKey', 'login']);
export const userName = mostly(['lena', 'lena', 'omar', 'Lena', '李雷']);
export const projectId = mostly(['p1', 'p1', 'p1', 'p2']);
