import type { Json, JsonObject } from './json.ts';
import type { FieldKind, ListedField } from './trace-fields.ts';

export const PROVIDERS = ['huawei', 'ibm', 'alibaba', 'aws'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a record looked like once it was taken out of its wrapping. */
export const FORMAT_NAMES = [
  'cts',
  'cts-function-event',
  'cts-sheet',
  'ibm-g1',
  'ibm-g2',
  'ibm-g3',
  'alibaba-cms',
  'alibaba-cms-webhook',
  'alibaba-cms-api',
  'alibaba-actiontrail',
  'aws-cloudtrail',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export const PROVIDER_OF_FORMAT: Readonly<Record<FormatName, Provider>> = {
  cts: 'huawei',
  'cts-function-event': 'huawei',
  'cts-sheet': 'huawei',
  'ibm-g1': 'ibm',
  'ibm-g2': 'ibm',
  'ibm-g3': 'ibm',
  'alibaba-cms': 'alibaba',
  'alibaba-cms-webhook': 'alibaba',
  'alibaba-cms-api': 'alibaba',
  'alibaba-actiontrail': 'alibaba',
  'aws-cloudtrail': 'aws',
};

/** What a record may be packed in on its way to a file; it makes no format of its own. */
export type Wrapping =
  'logdna' | 'elasticsearch' | 'cloud-logs' | 'log-service' | 'cloudtrail-lookup' | 'cloudevents';

/** How traces of a source that knows a severity get their rating. */
export const RATING_CHOICES = ['severity', 'outcome'] as const;
export type RatingChoice = (typeof RATING_CHOICES)[number];

/** Traces of an import that were there already with another rating than the one asked for gives them, and keep it. */
export interface RatingKept {
  traces: number;
  asked: RatingChoice;
}

interface ValueOfKind extends Record<FieldKind, unknown> {
  text: string | null;
  number: number | null;
  boolean: boolean | null;
  /** Milliseconds since 1970, UTC. */
  time: number | null;
  json: Json;
  /** Empty when absent. */
  list: string[];
}

type Fields = { [Field in ListedField as Field['name']]: ValueOfKind[Field['kind']] };

/**
 * One trace, whatever it came from: flat, every field present, and null (or an empty list) where the source had
 * nothing, null or empty text.
 */
export type Trace = Omit<Fields, 'provider' | 'trace_id' | 'time'> & {
  provider: Provider;
  trace_id: string;
  time: number;
  format: FormatName;
  /** The source's own word for how serious the event is, where it has one. */
  severity: string | null;
  /** Members the model has no field for, under dotted paths where they were nested. Never written to. */
  extra: JsonObject;
};
