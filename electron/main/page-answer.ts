import { PAGE_HEADERS } from '../host/content-security.ts';
import type { StaticFile } from '../host/static-files.ts';
import { isOwnUrl } from './own-page.ts';

/** The answer to a request of the app's scheme: a file of the built page, or nothing at all. */
export function pageAnswer(
  request: { method: string; url: string },
  fileAt: (urlPath: string) => StaticFile | undefined,
): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405);
  const file = isOwnUrl(request.url) ? fileAt(new URL(request.url).pathname) : undefined;
  if (file === undefined) return empty(404);
  const body = request.method === 'HEAD' ? null : file.body;
  return new Response(body, { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
}

function empty(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}
