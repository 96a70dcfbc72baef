import type { Json, JsonObject } from '../../../shared/model/json.ts';
import {
  FORMAT_NAMES,
  PROVIDER_OF_FORMAT,
  type FormatName,
  type Trace,
} from '../../../shared/model/trace.ts';
import { setMember } from './new-trace.ts';
import { objectOf, textOf } from './values.ts';

/*
 * What this app writes of traces, in tables and as JSON of their fields, names the provider and the format of each: nobody else does. Read
 * in again it is the same trace, of the same provider, and not one of the service whose names the fields bear.
 */

/** The members that say what a trace is; the others of `extra` are as they were. */
const OWN = ['provider', 'format', 'severity', 'extra'];

export function isOwnExport({ provider, format }: JsonObject): boolean {
  return isFormat(format) && PROVIDER_OF_FORMAT[format] === provider;
}

const isFormat = (format: Json | undefined): format is FormatName =>
  FORMAT_NAMES.some((name) => name === format);

/** A trace of the service's names, read from such an export. */
export function restore(trace: Trace): void {
  const said = trace.extra;
  const { provider, format } = said;
  if (!isFormat(format) || PROVIDER_OF_FORMAT[format] !== provider) return;
  trace.provider = PROVIDER_OF_FORMAT[format];
  // In which of its own forms the service wrote one is told by what is read now.
  if (trace.provider !== 'huawei') trace.format = format;
  trace.severity = textOf(said['severity']);
  trace.extra = {};
  for (const name of Object.keys(said))
    if (!OWN.includes(name)) setMember(trace.extra, name, said[name] ?? null);
  const members = objectOf(said['extra']) ?? {};
  for (const name of Object.keys(members)) setMember(trace.extra, name, members[name] ?? null);
}
