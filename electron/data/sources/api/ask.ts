import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { objectOf, unexpected } from './answer.ts';
import { rowOf, type CallName } from './calls.ts';
import { WrongShape } from './fields.ts';
import type { CloudRequest } from './guard.ts';
import type { Decode, Transport } from './transport.ts';

export interface Asked {
  /** Parts of the path besides the project and the account. */
  fill?: Readonly<Record<string, string>>;
  /** What is undefined is left out. */
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: object;
}

/** Sends a call of the table and reads the object that it answers with. */
export type Ask = <Result>(
  call: CallName,
  asked: Asked,
  read: (answer: JsonObject) => Result,
  signal: AbortSignal,
) => Promise<Result>;

export const createAsk =
  (transport: Transport, profile: CloudProfile): Ask =>
  // What is wrong with a request is told like what comes of it.
  async (call, asked, read, signal) =>
    transport.send(
      requestOf(call, asked, profile),
      shaped((answer, place) => read(objectOf(answer, place))),
      signal,
    );

/** What a reader misses in an answer is said as a failure of that answer. */
export const shaped =
  <Result>(decode: Decode<Result>): Decode<Result> =>
  (answer, place) => {
    try {
      return decode(answer, place);
    } catch (error) {
      if (error instanceof WrongShape) throw unexpected(answer, place);
      throw error;
    }
  };

export function requestOf(call: CallName, { fill, query, body }: Asked, profile: CloudProfile): CloudRequest {
  const { service, method, path } = rowOf(call);
  if (path.includes('{domain}') && profile.domainId === '')
    throw new Failure('cloud-not-sent', { call, reason: 'domain-empty' });
  const values: Record<string, string> = { project: profile.projectId, domain: profile.domainId, ...fill };
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return {
    ...{ service, method, query: pairs },
    path: path
      .split('/')
      .slice(1)
      .map((part) => (part.startsWith('{') ? (values[part.slice(1, -1)] ?? '') : part)),
    body: body === undefined ? null : Buffer.from(JSON.stringify(body)),
  };
}

/** For what is told by its status alone. */
export const nothing = (): void => undefined;
