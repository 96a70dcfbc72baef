/** Shorter ones would be found in any sentence; no service takes them. */
const SHORTEST_SECRET = 4;
const LONGEST_TEXT = 500;

/** Texts of others, without what nobody may see: services repeat at times what they were sent. */
export function scrubbed(text: string, secrets: readonly string[]): string {
  let clean = text;
  // Keys are sent without the blanks that came along when they were copied.
  const sent = secrets.map((secret) => secret.trim());
  for (const secret of sent.filter(({ length }) => length >= SHORTEST_SECRET))
    for (const form of formsOf(secret)) clean = clean.replaceAll(form, '…');
  // Cut last: half a secret would not be found.
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
}

/** As it is, and as texts, addresses and headers write it; the longest first, since one may hold another. */
const formsOf = (secret: string): string[] =>
  [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    Buffer.from(secret).toString('base64'),
  ].sort((a, b) => b.length - a.length);
