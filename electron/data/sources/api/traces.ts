import type { TraceQuery } from '../../../../shared/model/cloud-objects.ts';
import { profileEndpoints, type CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { Refusal } from '../../../../shared/model/import-report.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { createSplitter } from '../files/json/splitter.ts';
import { RECORD_LIMITS, type RawRecord } from '../files/raw-record.ts';
import { isHtml, isObject, parseBody, unreadable } from './answer.ts';
import { membersOf } from './answer-members.ts';
import { requestOf, shaped } from './ask.ts';
import { number, text, WrongShape } from './fields.ts';
import { encodedPath, encodedQuery } from './percent.ts';
import { pagesOf, type Page } from './paging.ts';
import type { Decode, Transport } from './transport.ts';

/** The most that one page may hold. */
export const TRACES_A_PAGE = 200;

/** One page, newest first. Its records are slices of the answer as it came. */
export interface TracePage extends Page<RawRecord> {
  /** Elements of the page that are no records; positions count from the beginning of the list. */
  refusals: Refusal[];
  /** How many the service says it gave; null where it does not say. */
  count: number | null;
  bytes: number;
}

export interface TraceAnswer {
  /** What was asked, without what proves who asks. */
  address: string;
  body: Buffer;
}

export const traceCalls = (transport: Transport, profile: CloudProfile) => {
  const page = async (query: TraceQuery, marker: string | null, signal: AbortSignal): Promise<TracePage> =>
    transport.send(
      requestOf('traces.list', { query: queryOf(query, marker) }, profile),
      shaped(pageOf),
      signal,
    );
  return {
    page,
    /** One page as it came, for whoever keeps it so, with what was asked. */
    answer: (query: TraceQuery, marker: string | null, signal: AbortSignal): Promise<TraceAnswer> => {
      const asked = requestOf('traces.list', { query: queryOf(query, marker) }, profile);
      const address = `${profileEndpoints(profile).cts}${encodedPath(asked.path)}?${encodedQuery(asked.query)}`;
      const body: Decode<Buffer> = (answer, place) => {
        if (isHtml(answer)) throw unreadable(answer, place);
        return answer.body;
      };
      return transport.send(asked, body, signal).then((bytes) => ({ address, body: bytes }));
    },
    /** All pages up to the one whose marker is null. */
    pages: (query: TraceQuery, signal: AbortSignal): AsyncGenerator<TracePage, void> =>
      pagesOf('traces.list', (marker) => page(query, marker, signal)),
  };
};

function queryOf(
  { window, limit, ...rest }: TraceQuery,
  marker: string | null,
): Record<string, string | number | undefined> {
  const trace_type = rest.trace_type ?? 'system';
  return { ...rest, trace_type, ...window, limit: limit ?? TRACES_A_PAGE, next: marker ?? undefined };
}

const pageOf: Decode<TracePage> = (answer, place) => {
  const members = membersOf(answer.body);
  if (members === undefined) throw unreadable(answer, place);
  const list = members.get('traces');
  if (list?.[0] !== OPEN_LIST) throw new WrongShape('traces');
  const { records, refusals } = recordsOf(list);
  const meta = parseBody(members.get('meta_data') ?? Buffer.from('{}')) ?? null;
  if (!isObject(meta)) throw new WrongShape('meta_data');
  // A marker is the last trace of its page: behind nothing there is nothing older, whatever some write there.
  const isEnd = records.length + refusals.length === 0;
  const next = isEnd ? null : markerOf(meta);
  return { items: records, next, count: number(meta, 'count'), refusals, bytes: answer.body.length };
};

const OPEN_LIST = 0x5b;

function recordsOf(list: Buffer): { records: RawRecord[]; refusals: Refusal[] } {
  const splitter = createSplitter(RECORD_LIMITS);
  const batches = [...splitter.feed(list), ...splitter.end()];
  return {
    records: batches.flatMap(({ records }) => records),
    refusals: batches.flatMap(({ refusals }) => refusals),
  };
}

/** Absent, empty and the word itself are what some write for null. */
function markerOf(meta: JsonObject): string | null {
  const marker = text(meta, 'marker');
  return marker === null || marker === '' || marker === 'null' ? null : marker;
}
