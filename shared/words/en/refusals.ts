import type { ForeignShape, JsonKind, RefusalCode, RefusalDetails } from '../../model/import-report.ts';
import type { Wrapping } from '../../model/trace.ts';
import { bytes, count } from '../format.ts';

export type RefusalTable = { [Code in RefusalCode]: (details: RefusalDetails[Code]) => string };

const language = 'en';

const kinds: Record<JsonKind, string> = {
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  text: 'text',
  list: 'a list',
  object: 'an object',
};

const shapes: Record<ForeignShape, string> = {
  'alibaba-platform-event': 'an event that Alibaba Cloud itself started (platform event)',
  'azure-activity-log': 'an entry of the Azure activity log',
  'gcp-audit-log': 'an entry of the Google Cloud audit logs',
  'cts-digest': 'a CTS digest file, which proves trace files and holds no traces itself',
  'cts-notification': 'a key event notification',
};

const wrappings: Record<Wrapping, string> = {
  logdna: 'LogDNA line',
  elasticsearch: 'Elasticsearch document',
  'cloud-logs': 'IBM Cloud Logs row',
  'log-service': 'Log Service entry',
  'cloudtrail-lookup': 'CloudTrail lookup answer',
  cloudevents: 'CloudEvents envelope',
};

/** Why a record of a file was not read. */
export const refusals: RefusalTable = {
  'not-json': () => 'This is not valid JSON.',
  'cut-off': () => 'The file ends in the middle of this record.',
  'bad-utf8': () => 'The record holds bytes that are not valid UTF-8 text.',
  'other-encoding': () => 'The row is in another encoding than the rest of its table, which is GB 18030.',
  'nested-too-deep': ({ limit }) => `The record is nested more than ${limit} levels deep.`,
  'record-too-large': ({ sizeBytes, limitBytes }) =>
    `The record is too large: ${bytes(language, sizeBytes)}; at most ${bytes(language, limitBytes)} are read.`,
  'too-many-values': ({ limit }) => `The record holds more than ${count(language, limit)} values.`,
  'not-an-object': ({ found }) => `A record has to be an object; this is ${kinds[found]}.`,
  'wrong-type': ({ member, expected, found }) =>
    `“${member}” has to be ${kinds[expected]}; it is ${kinds[found]}.`,
  'shape-unknown': ({ members }) =>
    members.length === 0
      ? 'The record is empty.'
      : `This is no shape of trace that Tracebell knows. It begins with: ${members.join(', ')}.`,
  'shape-unsupported': ({ looksLike }) =>
    `This looks like ${shapes[looksLike]}. Tracebell does not read such records as traces.`,
  'wrapped-unreadable': ({ wrapping, member }) =>
    `The event packed in “${member}” of this ${wrappings[wrapping]} is not a readable JSON object.`,
  'cell-cut': ({ column, length }) =>
    `“${column}” was cut when this workbook was written, of ${length} characters; what is left is another text than that of the trace, which JSON or CSV holds whole.`,
  'time-missing': ({ member }) => `The record has no “${member}”, and no other time stands in for it.`,
  'time-unreadable': ({ member, text }) => `“${member}” is not a time that can be read: ${text}`,
  'time-without-zone': ({ member, text }) =>
    `“${member}” does not say its time zone, so it could mean many moments; for a table it can be said beside its columns or with --zone: ${text}`,
  'time-out-of-range': ({ member, text }) => `“${member}” lies outside the years 2001 to 2286: ${text}`,
  'time-skipped': ({ member, text }) =>
    `“${member}” never was: the clocks of that zone leapt over it: ${text}`,
  'time-twice': ({ member, text }) =>
    `“${member}” was twice, as the clocks of that zone went back, and which of the two is meant is not written: ${text}`,
};
