export const UPDATE_POLICIES = ['never', 'notify', 'download'] as const;
/** Whether newer versions are looked for, and fetched as well. */
export type UpdatePolicy = (typeof UPDATE_POLICIES)[number];

export interface UpdateSettings {
  policy: UpdatePolicy;
  /** The folder on a server that says which version is the newest; empty for none. */
  feed: string;
}

/** Nothing is asked of anybody before a person says so. */
export const DEFAULT_UPDATE_SETTINGS: UpdateSettings = { policy: 'never', feed: '' };

export const LONGEST_FEED = 500;

/** Why this Tracebell never looks for newer versions: it runs in a browser, or from its sources. */
export type UpdatesAbsent = 'serve' | 'checkout';

export interface UpdateStatus {
  /** Null where it can look. */
  absent: UpdatesAbsent | null;
  /** Whether it can put a newer version in its own place; otherwise it can only tell of one. */
  installs: boolean;
  look: UpdateLook;
}

/** What became of the last look in this run. */
export type UpdateLook =
  | { state: 'none' }
  | { state: 'looking' }
  /** The feed offers this version, which is not newer. */
  | { state: 'current'; version: string; at: number }
  | { state: 'newer'; version: string; at: number }
  | { state: 'fetching'; version: string; percent: number }
  /** It lies on this machine and is installed when a person agrees to it. */
  | { state: 'fetched'; version: string; at: number }
  | { state: 'failed'; trouble: UpdateTroubleWire; at: number };

export const UPDATE_PROBLEMS = [
  'unreachable',
  'missing',
  'refused',
  'insecure',
  'unreadable',
  'altered',
  'not-kept',
  'other',
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

/** What went wrong; the detail is a code of the system or the server, or empty. */
export interface UpdateTroubleWire {
  problem: UpdateProblem;
  detail: string;
}

const PATH = String.raw`(?::\d{1,5})?(?:/[\w.~!$&'()*+,;=:@%/-]*)?$`;
const SECURE = new RegExp(String.raw`^https://(?:[a-z\d-]+(?:\.[a-z\d-]+)*\.?|\[[\da-f:.]+\])${PATH}`, 'i');
/** On this machine itself nobody can listen in between. */
const OWN_MACHINE = new RegExp(String.raw`^http://(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])${PATH}`, 'i');

/** Whether this may be asked. Without a name and a password: they would lie open among the settings. */
export const isFeedAddress = (text: string): boolean =>
  text.length <= LONGEST_FEED && (SECURE.test(text) || OWN_MACHINE.test(text));
