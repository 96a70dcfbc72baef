import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailureWire } from '../../shared/model/failure.ts';
import { PAGE_HEADERS } from '../host/content-security.ts';

/** On every answer; what may be kept says so itself. */
export const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  'Cache-Control': 'no-store',
};

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  // What is left of a body nobody wants is not read either.
  if (hasUnreadBody(response.req)) response.setHeader('Connection', 'close');
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  send(response, status, 'text/html; charset=utf-8', html);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendJsonText(response, status, JSON.stringify(value));
}

export function sendJsonText(response: ServerResponse, status: number, json: string): void {
  send(response, status, 'application/json; charset=utf-8', json);
}

/** The failure as an answer. The status speaks of the transport only, so it stays 200 where a call was understood. */
export function sendFailure(response: ServerResponse, status: number, failure: FailureWire): void {
  sendJson(response, status, { ok: false, failure });
}

/** A person looking at the answer, rather than a script of the page. */
export function wantsPage(request: IncomingMessage): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}

function hasUnreadBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return !request.complete && (encoding !== undefined || (length !== undefined && length !== '0'));
}
