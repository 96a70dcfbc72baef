import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account, AnswerForms } from './account.ts';
import { certificateFor, type CertificateFlaw } from './certificates.ts';
import { controlRequest } from './control.ts';
import { SERVICES, type Service, type World } from './exchange.ts';
import { openFaults, type Faults } from './faults.ts';
import { openGateway } from './gateway.ts';
import { askedBy, listen, type Listening } from './listen.ts';
import { openRequestLog, type RequestLog } from './request-log.ts';
import { send } from './send.ts';
import { openShelves, type Shelves } from './shelves.ts';
import { openTokens, TOKEN_LIFE_MS, type Tokens } from './tokens.ts';

export interface CloudOptions {
  /** Taken as a copy. */
  account: Account;
  /** The first port; the services and the control follow each other. 0 lets the system choose each. */
  port?: number;
  /** How long every answer takes; answers do not wait for each other. */
  latencyMs?: number;
  tokenLifeMs?: number;
  /** With this flaw, or none; left out, the cloud speaks plain HTTP. */
  tls?: CertificateFlaw;
  /** How far the cloud's clock is ahead. */
  skewMs?: number;
}

export interface Cloud {
  /** The base address of each service: no path. A call to the wrong one is not known there. */
  endpoints: Record<Service, string>;
  /** The same control as these functions, for another process. */
  controlUrl: string;
  /** What a client has to trust, in PEM; null without TLS. */
  authority: string | null;
  /** What it holds now; it may be written to. */
  account: Account;
  faults: Faults;
  log: RequestLog;
  shelves: Shelves;
  tokens: Tokens;
  now(): number;
  setSkew(aheadMs: number): void;
  close(): Promise<void>;
}

const FORMS: Required<AnswerForms> = {
  end: 'null-marker',
  noMarker: 'null',
  border: 'exact',
  trackerTags: false,
};

export async function startCloud(options: CloudOptions): Promise<Cloud> {
  let skewMs = options.skewMs ?? 0;
  const now = (): number => Date.now() + skewMs;
  const account = structuredClone(options.account);
  const world: World = {
    account,
    forms: { ...FORMS, ...account.forms },
    shelves: openShelves(account),
    tokens: openTokens(now, options.tokenLifeMs ?? TOKEN_LIFE_MS),
    now,
    newId: () => crypto.randomUUID(),
  };
  const faults = openFaults();
  const log = openRequestLog();
  const gateway = openGateway(world);
  const ending = new AbortController();

  const answer = async (
    service: Service,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const asked = await askedBy(request, service);
    const { entry, done } = log.begin(asked, now());
    response.once('close', done);
    const trouble = faults.next(asked);
    entry.trouble = trouble?.kind ?? null;
    const reply = gateway(asked, trouble, entry);
    const { signal } = ending;
    await send(response, {
      answer: reply,
      trouble,
      latencyMs: options.latencyMs ?? 0,
      date: new Date(now()),
      signal,
    });
    if (response.headersSent) entry.status = response.statusCode;
  };

  const tls = options.tls === undefined ? null : certificateFor(options.tls, Date.now());
  const first = options.port ?? 0;
  const portOf = (index: number): number => (first === 0 ? 0 : first + index);
  const open: Listening[] = [];
  const close = async (): Promise<void> => {
    ending.abort();
    await Promise.all(open.map((each) => each.close()));
  };
  const opened = async (...args: Parameters<typeof listen>): Promise<string> => {
    const listening = await listen(...args);
    open.push(listening);
    return listening.url;
  };
  const endpoints = {} as Record<Service, string>;
  const cloud: Omit<Cloud, 'controlUrl'> = {
    endpoints,
    authority: tls?.authority ?? null,
    account,
    faults,
    log,
    shelves: world.shelves,
    tokens: world.tokens,
    now,
    setSkew: (aheadMs) => {
      skewMs = aheadMs;
    },
    close,
  };
  try {
    for (const [index, service] of SERVICES.entries())
      endpoints[service] = await opened(
        (request, response) => void answer(service, request, response).catch(broken(response, ending.signal)),
        portOf(index),
        tls,
      );
    const controlUrl = await opened(controlRequest(cloud), portOf(SERVICES.length), null);
    return { ...cloud, controlUrl };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A client that is gone, or a cloud that ends, is no fault; anything else has to be seen. */
const broken =
  (response: ServerResponse, signal: AbortSignal) =>
  (error: unknown): void => {
    if (signal.aborted || response.destroyed) return;
    response.destroy();
    throw error;
  };
