import { PATH_LIMIT } from './limits.ts';
import { quoted } from './quote.ts';
import { isQuote, readQuoted } from './scan.ts';

/** Names that can stand after a point. */
const STEP = /[^\s.[\](),=<>~!"':（），＝＜＞～！“”‘’：&|\\\p{Cc}\p{Cf}\p{Cs}]+/uy;
const PLACE = /\[(\d+)\]/y;

/** What follows the field: `.name`, `[0]`, `["any name"]`. Undefined: it is malformed. */
export function parsePath(text: string): string[] | undefined {
  const path: string[] = [];
  let at = 0;
  while (at < text.length) {
    const step = stepAt(text, at);
    if (step === undefined || path.length === PATH_LIMIT) return undefined;
    path.push(step.name);
    at = step.to;
  }
  return path;
}

function stepAt(text: string, at: number): { name: string; to: number } | undefined {
  if (text.charAt(at) === '.') {
    STEP.lastIndex = at + 1;
    const name = STEP.exec(text)?.[0];
    return name === undefined ? undefined : { name, to: STEP.lastIndex };
  }
  PLACE.lastIndex = at;
  const place = PLACE.exec(text)?.[1];
  if (place !== undefined) return { name: place, to: PLACE.lastIndex };
  if (text.charAt(at) !== '[' || !isQuote(text[at + 1])) return undefined;
  const { value, to, isClosed } = readQuoted(text, at + 1);
  return isClosed && text.charAt(to) === ']' ? { name: value, to: to + 1 } : undefined;
}

export function printPath(path: readonly string[]): string {
  return path.map(printStep).join('');
}

function printStep(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  STEP.lastIndex = 0;
  return STEP.exec(name)?.[0] === name ? `.${name}` : `[${quoted(name)}]`;
}
