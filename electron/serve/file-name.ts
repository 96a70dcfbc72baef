import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';

/** File systems allow 255 bytes; some are left for " (12)" and the ending. */
const STEM_LIMIT_BYTES = 200;

/** What no file system or shell of any platform trips over. Direction marks would show a name as another one. */
const UNSAFE = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/gu;
/** Names that are devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name that a browser sent, made harmless, or null where it is not that of a workspace. */
export function safeWorkspaceName(sent: string): string | null {
  if (!sent.toLowerCase().endsWith(WORKSPACE_ENDING)) return null;
  const last = sent.slice(0, -WORKSPACE_ENDING.length).split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const stem = cut(DEVICE.test(clean) ? `_${clean}` : clean);
  return `${stem === '' ? 'workspace' : stem}${WORKSPACE_ENDING}`;
}

/** Deeper than any export; file systems end a path at some 4,000 bytes. */
const DEPTH_LIMIT = 30;
const PATH_LIMIT_BYTES = 2_000;

/** The decoded parts of a path that a browser sent, each made harmless, or null where they name no file. */
export function safeParts(sent: readonly string[]): string[] | null {
  if (sent.length === 0 || sent.length > DEPTH_LIMIT) return null;
  const parts = sent.map(safePart);
  return Buffer.byteLength(parts.join('/')) > PATH_LIMIT_BYTES ? null : parts;
}

/** A separator within a part is no way out: it becomes a plain character, as dots alone do. */
function safePart(sent: string): string {
  const clean = sent
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/[.\s]+$/, '');
  if (/^\.*$/.test(clean)) return '_';
  return cutPart(DEVICE.test(clean) ? `_${clean}` : clean);
}

/** The ending stays: it is what a person knows a file by. */
function cutPart(part: string): string {
  const dot = part.lastIndexOf('.');
  const ending = dot > 0 && part.length - dot <= 12 ? part.slice(dot) : '';
  return `${cut(part.slice(0, part.length - ending.length))}${ending}`;
}

/** The name itself, then `name (2)`, `name (3)` … */
export function* numberedNames(name: string): Generator<string> {
  yield name;
  const stem = name.slice(0, -WORKSPACE_ENDING.length);
  for (let number = 2; ; number++) yield `${stem} (${number})${WORKSPACE_ENDING}`;
}

/** How a download tells its name: plain letters for the old, all of it for the rest (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function cut(stem: string): string {
  let short = stem;
  while (Buffer.byteLength(short) > STEM_LIMIT_BYTES) short = [...short].slice(0, -1).join('');
  return short.trimEnd();
}
