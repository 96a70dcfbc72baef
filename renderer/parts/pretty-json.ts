const INDENT = '  ';
/** Further in, lines begin below each other: a thousand levels would be more blanks than text, and nobody could read it. */
const DEEPEST = 60;

/**
 * JSON text with line breaks and indents, and nothing else changed: numbers, escapes, order and repeated keys stay as they
 * were written, which reading and writing it anew would not keep. Text that is no JSON comes out as odd as it went in.
 */
export function prettyJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  const newLine = (): void => {
    if (out.length > 0) out.push('\n', INDENT.repeat(Math.min(depth, DEEPEST)));
  };
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\[^])*"?|[{}[\],:]|[^\s"{}[\],:]+/g)) {
    const last = out.at(-1);
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      const opener = token === '}' ? '{' : '[';
      // Nothing between the two.
      if (out.at(-3) === opener && out.at(-2) === '\n') out.splice(-2);
      else newLine();
      out.push(token);
    } else if (token === '{' || token === '[') {
      depth += 1;
      out.push(token);
      newLine();
    } else if (token === ',') {
      out.push(token);
      newLine();
    } else if (token === ':') out.push(': ');
    else out.push(...(last !== undefined && isWord(last) ? [' '] : []), token);
  }
  return out.join('');
}

/** Words that nothing keeps apart, as no JSON has them. */
function isWord(token: string): boolean {
  return !/^[{}[\],\n]$|^: $|^ *$/.test(token);
}
