/**
 * A text that everything a pattern fits has in it, or the empty one: the longest run of plain characters outside of groups.
 * The pattern is one that compiles in Unicode mode.
 */
export function requiredText(pattern: string, matchCase: boolean): string {
  const runs: string[] = [''];
  const cut = (): void => void runs.push('');
  let at = 0;
  while (at < pattern.length) {
    const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    const end = at + lengthOfAtom(pattern, at);
    if (character === '|') return '';
    const plain = plainOf(character, pattern, at);
    const quantifier = matchAt(QUANTIFIER, pattern, end);
    // What may be there no times is not required; what is repeated ends its run.
    if (plain === '' || (quantifier !== '' && !quantifier.startsWith('+'))) cut();
    else if (matchCase || HAS_ASCII_CASES_ONLY.test(plain)) runs.push((runs.pop() ?? '') + plain);
    else cut();
    if (quantifier !== '') cut();
    at = end + quantifier.length;
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}

const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
/** Without regard to case, a pattern's `s` and `k` also fit a letter outside ASCII. */
const HAS_ASCII_CASES_ONLY = /^[ -JL-RT-jl-rt-~\u3000-\u9fff]$/;
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|\d+|.)/suy;

function matchAt(sticky: RegExp, pattern: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(pattern)?.[0] ?? '';
}

function plainOf(character: string, pattern: string, at: number): string {
  if (character === '\\')
    return /^[\^$\\.*+?()[\]{}|/]$/.test(pattern[at + 1] ?? '') ? (pattern[at + 1] ?? '') : '';
  return '([.^$'.includes(character) ? '' : character;
}

/** Of a character, an escape, a class or a whole group. */
function lengthOfAtom(pattern: string, at: number): number {
  const character = pattern[at];
  if (character === '\\') return matchAt(ESCAPE, pattern, at).length;
  if (character === '[') return lengthOfClass(pattern, at);
  if (character === '(') return lengthOfGroup(pattern, at);
  return (pattern.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function lengthOfClass(pattern: string, from: number): number {
  let at = from + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at + 1 - from;
}

function lengthOfGroup(pattern: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const character = pattern[at];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    at += character === '[' ? lengthOfClass(pattern, at) : character === '\\' ? 2 : 1;
  } while (depth > 0 && at < pattern.length);
  return at - from;
}
