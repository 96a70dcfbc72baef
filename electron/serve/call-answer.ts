import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailureWire } from '../../shared/model/failure.ts';
import type { Host } from '../host/host.ts';
import { sendFailure, sendJson } from './answers.ts';
import { readBody } from './body.ts';

/** The largest input of a call is a path and a few words; files come by upload. */
const CALL_LIMIT_BYTES = 1024 * 1024;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** `POST /call/<name>`: the input in, the answer out. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host,
  name: string,
): Promise<void> {
  if (!isJson(request.headers['content-type']))
    return sendFailure(response, 415, invalid(name, 'is not sent as application/json'));
  const body = await readBody(request, CALL_LIMIT_BYTES);
  if (body === null)
    return sendFailure(response, 413, invalid(name, `is longer than ${CALL_LIMIT_BYTES} bytes`));
  let input: unknown;
  try {
    input = JSON.parse(UTF_8.decode(body));
  } catch {
    return sendFailure(response, 200, invalid(name, 'is not JSON'));
  }
  sendJson(response, 200, await host.call(name, input));
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function invalid(call: string, message: string): FailureWire {
  return { code: 'input-invalid', details: { call: call.slice(0, 100), problems: [{ path: '', message }] } };
}
