import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailureWire } from '../../shared/model/failure.ts';
import type { Host } from '../host/host.ts';
import { sendFailure, sendJsonText } from './answers.ts';
import { readBody } from './body.ts';

/** The largest input of a call is a path and a few words; files come by upload. */
const CALL_LIMIT_BYTES = 1024 * 1024;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** More than any screen asks in one moment. */
const MOST_CALLS = 100;

/** `POST /call/<name>`: the input in, the answer out. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host,
  name: string,
): Promise<void> {
  const sent = await readJson(request, name);
  if ('failure' in sent) return sendFailure(response, sent.status, sent.failure);
  sendJsonText(response, 200, await host.callText(name, sent.value));
}

/** `POST /calls`: a list of names with their inputs in, their answers in the same order out. */
export async function answerCalls(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host,
): Promise<void> {
  const sent = await readJson(request, 'calls');
  if ('failure' in sent) return sendFailure(response, sent.status, sent.failure);
  const calls = sent.value;
  if (!Array.isArray(calls) || calls.length > MOST_CALLS || !calls.every(isPair))
    return sendFailure(response, 200, invalid('calls', `is no list of up to ${MOST_CALLS} calls`));
  const answers = await Promise.all(calls.map(([name, input]) => host.callText(name, input)));
  sendJsonText(response, 200, `[${answers.join(',')}]`);
}

type Sent = { value: unknown } | { status: number; failure: FailureWire };

async function readJson(request: IncomingMessage, name: string): Promise<Sent> {
  if (!isJson(request.headers['content-type']))
    return { status: 415, failure: invalid(name, 'is not sent as application/json') };
  const body = await readBody(request, CALL_LIMIT_BYTES);
  if (body === null)
    return { status: 413, failure: invalid(name, `is longer than ${CALL_LIMIT_BYTES} bytes`) };
  try {
    return { value: JSON.parse(UTF_8.decode(body)) as unknown };
  } catch {
    return { status: 200, failure: invalid(name, 'is not JSON') };
  }
}

function isPair(value: unknown): value is [name: unknown, input: unknown] {
  return Array.isArray(value) && value.length === 2;
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function invalid(call: string, message: string): FailureWire {
  return { code: 'input-invalid', details: { call: call.slice(0, 100), problems: [{ path: '', message }] } };
}
