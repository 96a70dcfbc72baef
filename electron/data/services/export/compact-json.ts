const [QUOTE, BACKSLASH, OPEN_OBJECT, OPEN_LIST] = [0x22, 0x5c, 0x7b, 0x5b];
const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/**
 * JSON without the white space between its parts. Nothing else changes: a parser would round numbers, drop members
 * that come twice and resolve escapes.
 */
export function compactJson(json: Buffer): Buffer {
  const compact = Buffer.allocUnsafe(json.length);
  let length = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] as number;
    if (!isText && isBlank(byte)) continue;
    compact[length++] = byte;
    if (byte === QUOTE) isText = !isText;
    else if (isText && byte === BACKSLASH && at + 1 < json.length) compact[length++] = json[++at] as number;
  }
  return compact.subarray(0, length);
}

/** The same of a text that is an object or a list in JSON; any other text as it is. */
export function compactText(text: string): string {
  if (!/[\t\n\r ]/.test(text) || !opensJson(text)) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  // Without a pair its half does not outlive the way through bytes.
  return text.isWellFormed() ? compactJson(Buffer.from(text)).toString() : text;
}

function opensJson(text: string): boolean {
  let at = 0;
  while (isBlank(text.charCodeAt(at))) at += 1;
  const first = text.charCodeAt(at);
  return first === OPEN_OBJECT || first === OPEN_LIST;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}
