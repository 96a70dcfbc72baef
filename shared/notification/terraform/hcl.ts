import type { Json, JsonObject } from '../../model/json.ts';

/*
 * As much of Terraform's own language as a block with plain values needs. What is to be computed (references, templates, functions) is a
 * fault: only Terraform knows what it comes to.
 */

export interface HclBlock {
  type: string;
  labels: string[];
  /** Blocks within it stand as lists, in their order. */
  body: JsonObject;
}

export interface HclFault {
  at: number;
  fault: 'not-expected' | 'cut-off' | 'computed' | 'twice';
}

class Fault extends Error {
  readonly fault: HclFault;
  constructor(fault: HclFault) {
    super(fault.fault);
    this.fault = fault;
  }
}

export function readHcl(text: string): HclBlock[] | HclFault {
  const scan = { text, at: 0 };
  try {
    const blocks: HclBlock[] = [];
    for (skip(scan); scan.at < text.length; skip(scan)) blocks.push(block(scan, nameAt(scan), 0));
    return blocks;
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

interface Scan {
  text: string;
  at: number;
}

const DEEPEST = 20;
const BLANK = /(?:[ \t\r\n]|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?![\w.([-])/y;

function fault(scan: Scan, code: HclFault['fault'] = 'not-expected'): Fault {
  return new Fault({ at: scan.at, fault: scan.at >= scan.text.length ? 'cut-off' : code });
}

function take(scan: Scan, pattern: RegExp): string | null {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text)?.[0] ?? null;
  scan.at += found?.length ?? 0;
  return found;
}

function skip(scan: Scan): void {
  take(scan, BLANK);
}

const peek = (scan: Scan): string => scan.text.charAt(scan.at);

function sign(scan: Scan, wanted: string): void {
  skip(scan);
  if (peek(scan) !== wanted) throw fault(scan);
  scan.at += 1;
}

function nameAt(scan: Scan): string {
  skip(scan);
  const name = take(scan, NAME);
  if (name === null) throw fault(scan);
  return name;
}

/** Behind its type. */
function block(scan: Scan, type: string, depth: number): HclBlock {
  if (depth > DEEPEST) throw fault(scan);
  const labels: string[] = [];
  for (skip(scan); peek(scan) !== '{'; skip(scan))
    labels.push(peek(scan) === '"' ? textAt(scan) : nameAt(scan));
  sign(scan, '{');
  const body: Record<string, Json> = {};
  for (skip(scan); peek(scan) !== '}'; skip(scan)) member(scan, body, depth);
  scan.at += 1;
  return { type, labels, body };
}

function member(scan: Scan, body: Record<string, Json>, depth: number): void {
  const start = scan.at;
  const name = nameAt(scan);
  skip(scan);
  const isThere = Object.hasOwn(body, name);
  const held = isThere ? body[name] : undefined;
  const put = (value: Json): void =>
    void Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
  if (peek(scan) === '=') {
    if (isThere) throw new Fault({ at: start, fault: 'twice' });
    scan.at += 1;
    put(value(scan, depth));
    return;
  }
  const { body: inner } = block(scan, name, depth + 1);
  if (isThere && !Array.isArray(held)) throw new Fault({ at: start, fault: 'twice' });
  put([...(Array.isArray(held) ? held : []), inner]);
}

function value(scan: Scan, depth: number): Json {
  skip(scan);
  if (depth > DEEPEST) throw fault(scan);
  const first = peek(scan);
  if (first === '"') return textAt(scan);
  if (first === '[') return listAt(scan, depth);
  const plain = take(scan, WORD) ?? take(scan, NUMBER);
  if (plain !== null) return JSON.parse(plain) as Json;
  throw fault(scan, 'computed');
}

function listAt(scan: Scan, depth: number): Json[] {
  sign(scan, '[');
  const list: Json[] = [];
  for (skip(scan); peek(scan) !== ']'; skip(scan)) {
    list.push(value(scan, depth + 1));
    skip(scan);
    if (peek(scan) === ',') scan.at += 1;
    else if (peek(scan) !== ']') throw fault(scan);
  }
  scan.at += 1;
  return list;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const CODE = /u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}/y;

function textAt(scan: Scan): string {
  sign(scan, '"');
  let text = '';
  for (;;) {
    const { text: all, at } = scan;
    const each = all.charAt(at);
    if (each === '"') {
      scan.at += 1;
      return text;
    }
    if (each === '' || each === '\n' || each === '\r') throw fault(scan);
    if (each === '\\') text += escapeAt(scan);
    else if ((each === '$' || each === '%') && all.startsWith(`${each}{`, at + 1)) {
      // Doubled it stands for itself.
      text += `${each}{`;
      scan.at += 3;
    } else if ((each === '$' || each === '%') && all.charAt(at + 1) === '{') throw fault(scan, 'computed');
    else {
      text += each;
      scan.at += 1;
    }
  }
}

function escapeAt(scan: Scan): string {
  scan.at += 1;
  const simple = ESCAPES[peek(scan)];
  if (simple !== undefined) {
    scan.at += 1;
    return simple;
  }
  const code = take(scan, CODE);
  const point = code === null ? Number.NaN : Number.parseInt(code.slice(1), 16);
  if (!(point <= 0x10_ff_ff)) throw fault(scan);
  return String.fromCodePoint(point);
}

/** A text in quotation marks. */
export function hclText(text: string): string {
  // JSON writes some signs that have names of their own there, and none here.
  const escaped = JSON.stringify(text).replaceAll('\\b', '\\u0008').replaceAll('\\f', '\\u000c');
  return text.includes('{') ? escaped.replace(/([$%])(?=\{)/g, '$1$1') : escaped;
}
