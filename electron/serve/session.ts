import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, for links and cookies alike. */
const SECRET_BYTES = 32;
/** Links nobody has used yet; the oldest lapses when one more is made. */
const LINKS_KEPT = 8;

/** One browser that came in by one link. */
export interface Session {
  readonly cookie: Buffer;
  readonly link: Buffer;
}

export interface Sessions {
  /** A token that lets one browser in, once. */
  newToken(): string;
  /** Takes the token out of use and gives the Set-Cookie line for it; null for a wrong or used one. */
  exchange(token: string): string | null;
  find(cookieHeader: string | undefined): Session | null;
  wasUsed(token: string): boolean;
  cameBy(session: Session, token: string): boolean;
}

/** Kept in memory only, as digests: neither a dump nor a log of this process holds a secret that still opens. */
export function openSessions(port: number): Sessions {
  // Browsers share cookies between the ports of a machine; two servers must not overwrite each other's.
  const cookieName = `tracebell_${port}`;
  let links: Buffer[] = [];
  const sessions: Session[] = [];

  return {
    newToken() {
      const token = newSecret();
      links = [...links, digest(token)].slice(-LINKS_KEPT);
      return token;
    },
    exchange(token) {
      const link = pick(links, (one) => one, token);
      if (link === null) return null;
      links = links.filter((one) => one !== link);
      const secret = newSecret();
      sessions.push({ cookie: digest(secret), link });
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    find(cookieHeader) {
      for (const pair of (cookieHeader ?? '').split(';')) {
        const [name, value = ''] = pair.trim().split('=');
        const session = name === cookieName ? pick(sessions, (one) => one.cookie, value) : null;
        if (session !== null) return session;
      }
      return null;
    },
    wasUsed: (token) => pick(sessions, (one) => one.link, token) !== null,
    cameBy: (session, token) => timingSafeEqual(session.link, digest(token)),
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Looks at every entry, whether or not an earlier one fits: the time taken tells nothing. */
function pick<Entry>(
  entries: readonly Entry[],
  digestOf: (entry: Entry) => Buffer,
  secret: string,
): Entry | null {
  const wanted = digest(secret);
  let found: Entry | null = null;
  for (const entry of entries) if (timingSafeEqual(digestOf(entry), wanted)) found = entry;
  return found;
}
