/** More than any browser shows; a longer one hides what it is. */
export const PAGE_ADDRESS_LIMIT = 4096;

/**
 * Whether a text is an address that may be opened outside the app, in the one form that a browser gives it: https, a host in plain
 * ASCII, no credentials, nothing unseen. Whoever opens one asks this again: a window is not trusted.
 */
export function isPageAddress(text: string): boolean {
  return text.length <= PAGE_ADDRESS_LIMIT && PAGE_ADDRESS.test(text);
}

const PAGE_ADDRESS = /^https:\/\/(?:[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?\/[!-[\]-~]*$/;
