import type { RefusalKind, ServiceAnswer } from '../../../../shared/model/cloud-failure.ts';
import type { SignInKind } from '../../../../shared/model/cloud-profile.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { pastBlanks } from '../files/json/holder.ts';
import { isHtml, isObject, parseBody } from './answer.ts';
import { rowOf, type CallName } from './calls.ts';
import type { Answer } from './exchange.ts';
import { scrubbed } from './scrub.ts';

export interface Asked {
  host: string;
  call: CallName;
  signIn: SignInKind;
  secrets: readonly string[];
}

const MINUTE_MS = 60_000;
/** Services are said to allow a quarter of an hour; their clock is told to the second. */
const SURE_SKEW_MS = 14 * MINUTE_MS;
const SUSPECT_SKEW_MS = MINUTE_MS;

/** What an answer other than success means. */
export function serviceFailure(answer: Answer, asked: Asked): Failure {
  const { host, call } = asked;
  const status = meantStatus(answer);
  if (status >= 300 && status < 400) {
    const to = scrubbed(answer.headers.location ?? '', asked.secrets);
    return new Failure('cloud-answer', { host, call, problem: 'redirect', status, to });
  }
  const said = saidBy(answer, asked);
  const isPage = said.code === null && isHtml(answer);
  if (isPage && kindOf(status) !== 'throttled' && status < 500)
    return new Failure('cloud-answer', { host, call, problem: 'html', status });
  const isUnknown = status === 401 || /^APIGW?\.0301$/.test(said.code ?? '');
  if (!isUnknown && status !== 403) return new Failure('cloud-refused', { ...said, kind: kindOf(status) });
  const differenceMs = clockDifference(answer);
  if (asked.signIn === 'keys' && isSkewed(differenceMs, said.message))
    return new Failure('cloud-clock', { host, differenceMs });
  if (isUnknown) return new Failure('cloud-key', { ...said, signIn: asked.signIn });
  const { action, related = [] } = rowOf(call);
  return new Failure('cloud-permission', { ...said, action, related: [...related] });
}

/** How far this machine's clock is ahead of the service's; null where the answer bears no date. */
export function clockDifference({ headers, receivedAt }: Answer): number | null {
  const at = Date.parse(headers.date ?? '');
  return Number.isNaN(at) ? null : receivedAt - at;
}

function isSkewed(differenceMs: number | null, message: string): differenceMs is number {
  const size = Math.abs(differenceMs ?? 0);
  const isAboutTime = /expired|timestamp|x-sdk-date|clock|skew/i.test(message);
  return size >= SURE_SKEW_MS || (isAboutTime && size >= SUSPECT_SKEW_MS);
}

/** What is longer holds what was asked for. */
const LONGEST_ERROR_BYTES = 64 * 1024;
const OPEN_OBJECT = 0x7b;
/** What stands in the place of a code where all went well. */
const NO_ERROR: ReadonlySet<string | null> = new Set([null, '0', '200', 'OK', 'success']);

/** A gateway in between may say that all went well and send an error as what came of it. */
export function isErrorInSuccess({ status, body }: Answer): boolean {
  const isShort = body.length > 0 && body.length <= LONGEST_ERROR_BYTES;
  if (status < 200 || status > 299 || !isShort || body[pastBlanks(body, 0)] !== OPEN_OBJECT) return false;
  return errorWithin(parseBody(body)) !== null;
}

/** The object that names the error; null where none is named. */
function errorWithin(value: Json | undefined): JsonObject | null {
  if (!isObject(value)) return null;
  const { error } = value;
  const isNamed = isObject(error) && memberOf(error, [...CODE_MEMBERS, ...MESSAGE_MEMBERS]) !== null;
  if (isNamed) return error;
  return NO_ERROR.has(memberOf(value, ERROR_CODE_MEMBERS)) ? null : value;
}

/** Codes whose status the documents name, and which means more than that a request was wrong. */
const STATUS_OF: Readonly<Record<string, number>> = {
  ...{ 'CTS.0002': 403, 'CTS.0013': 403, 'CTS.0214': 404, 'CTS.0004': 500, 'CTS.0005': 500 },
  ...{ 'APIG.0308': 429, 'APIGW.0308': 429 },
};

/** The status of an answer; of an error in a success the one that belongs to it, where that is known. */
function meantStatus(answer: Answer): number {
  const { status, body } = answer;
  if (!isErrorInSuccess(answer)) return status;
  const code = memberOf(errorWithin(parseBody(body)) ?? {}, CODE_MEMBERS) ?? '';
  return /^[45]\d\d$/.test(code) ? Number(code) : (STATUS_OF[code] ?? status);
}

const ERROR_CODE_MEMBERS = ['error_code', 'errorCode'];
const CODE_MEMBERS = [...ERROR_CODE_MEMBERS, 'code'];
const MESSAGE_MEMBERS = ['error_msg', 'error_message', 'errorMessage', 'message', 'reason', 'title'];

/** Each service has its own names for the two, at the top or in an `error`. */
function saidBy(answer: Answer, { call, secrets }: Asked): ServiceAnswer {
  const value = parseBody(answer.body);
  const inner = isObject(value) ? value['error'] : undefined;
  const code = memberOf(inner, CODE_MEMBERS) ?? memberOf(value, CODE_MEMBERS);
  const message = memberOf(inner, MESSAGE_MEMBERS) ?? memberOf(value, MESSAGE_MEMBERS) ?? '';
  return {
    ...{ service: rowOf(call).service, call, status: answer.status },
    code: code === null || code === String(answer.status) ? null : scrubbed(code, secrets),
    message: scrubbed(message, secrets),
  };
}

function memberOf(value: Json | undefined, names: readonly string[]): string | null {
  if (!isObject(value)) return null;
  const found = names
    .map((name) => value[name])
    .find((item) => item !== undefined && item !== null && item !== '');
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : null;
}

function kindOf(status: number): RefusalKind {
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 502 && status <= 504) return 'unavailable';
  if (status >= 500) return 'internal';
  return status >= 400 ? 'bad-request' : 'other';
}
