export const APP_SCHEME = 'app';
const APP_HOST = 'tracebell';
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_URL = `${APP_ORIGIN}/`;

/** Whether an address is of the app's own page. */
export function isOwnUrl(address: string): boolean {
  // The origin that Node gives to a scheme it does not know is always "null", so scheme and host are compared.
  const url = URL.parse(address);
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** The part of Electron's frame that tells where a message came from. */
export interface SenderFrame {
  url: string;
  origin: string;
  parent: unknown;
}

/** Whether a message came from our own page as the whole of a window, not from a frame in it. */
export function isOwnFrame(frame: SenderFrame | null): boolean {
  return frame?.parent === null && frame.origin === APP_ORIGIN && isOwnUrl(frame.url);
}
