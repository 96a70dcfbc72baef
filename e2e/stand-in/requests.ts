import { fromBrowserUrl, toBrowserUrl } from './addresses.ts';
import type { DevtoolsSession } from './devtools.ts';
import { elsewhere, stopped } from './elsewhere.ts';
import { handlerOf, privilegesOf } from './protocol.ts';
import { session } from './session.ts';

export interface Navigation {
  url: string;
  isMainFrame: boolean;
  /** A server's redirect of a navigation that was allowed already. */
  isRedirect: boolean;
}

type Reason = 'Aborted' | 'BlockedByClient' | 'NameNotResolved';
interface Paused {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: { url: string; method: string };
}

/**
 * Answers every request of a page: the app's own scheme by the app's handler, everything else not at all, since
 * nothing here reaches beyond this machine. `mayNavigate` decides about documents.
 */
export function answerRequests(
  page: DevtoolsSession,
  mainFrameId: string,
  mayNavigate: (navigation: Navigation) => boolean,
): Promise<unknown> {
  page.on('Fetch.requestPaused', (paused: Paused) => {
    // Its page may be gone before the answer is.
    answer(paused).catch(() => undefined);
  });
  return page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });

  async function answer(paused: Paused): Promise<unknown> {
    const { resourceType, redirectedRequestId, frameId, request } = paused;
    const url = fromBrowserUrl(request.url);
    const isMainFrame = frameId === mainFrameId;
    const isDocument = resourceType === 'Document';
    if (
      isDocument &&
      redirectedRequestId === undefined &&
      !mayNavigate({ url, isMainFrame, isRedirect: false })
    )
      return fail(paused, 'Aborted');
    const response = elsewhere.at(url) ?? (await ownAnswer(paused, url));
    if (typeof response === 'string') return fail(paused, response);
    const location = response.headers.get('location');
    if (isDocument && location !== null) {
      const target = new URL(location, url).href;
      if (!mayNavigate({ url: target, isMainFrame, isRedirect: true })) return fail(paused, 'Aborted');
      response.headers.set('location', toBrowserUrl(target));
    }
    return fulfil(paused, response);
  }

  async function ownAnswer({ resourceType, request }: Paused, url: string): Promise<Response | Reason> {
    if (!(await session.defaultSession.allows(url, request.method, resourceType))) {
      stopped.push({ url, by: 'session' });
      return 'BlockedByClient';
    }
    const handler = handlerOf(url);
    if (handler === undefined) {
      stopped.push({ url, by: 'no-network' });
      return 'NameNotResolved';
    }
    const isFetch = resourceType === 'Fetch' || resourceType === 'XHR';
    const scheme = new URL(url).protocol.slice(0, -1);
    if (isFetch && privilegesOf(scheme)?.supportFetchAPI !== true) return 'BlockedByClient';
    return handler(new Request(url, { method: request.method }));
  }

  function fail({ requestId }: Paused, errorReason: Reason): Promise<unknown> {
    return page.send('Fetch.failRequest', { requestId, errorReason });
  }

  async function fulfil({ requestId }: Paused, response: Response): Promise<unknown> {
    return page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }
}
