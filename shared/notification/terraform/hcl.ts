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
  fault: 'not-expected' | 'cut-off' | 'computed' | 'heredoc' | 'twice';
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

export interface HclWanted {
  type: string;
  /** The first of its labels. */
  label: string;
  /** Members that may be computed: what computes them is kept as a template. */
  open: ReadonlySet<string>;
  /** Members and blocks that are not looked into. */
  unread: ReadonlySet<string>;
}

/** The blocks of one kind; whatever else stands in the file is passed over, with all that Terraform computes there. */
export function findHcl(text: string, wanted: HclWanted): HclBlock[] | HclFault {
  const scan: Scan = { text, at: 0, wanted };
  try {
    const blocks: HclBlock[] = [];
    for (skip(scan); scan.at < text.length; skip(scan)) {
      const type = nameAt(scan);
      const labels = labelsAt(scan);
      if (type === wanted.type && labels[0] === wanted.label)
        blocks.push({ type, labels, body: bodyAt(scan, 0) });
      else pass(scan);
    }
    return blocks;
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

interface Scan {
  text: string;
  at: number;
  wanted?: HclWanted;
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
  return { type, labels: labelsAt(scan), body: bodyAt(scan, depth) };
}

function labelsAt(scan: Scan): string[] {
  const labels: string[] = [];
  for (skip(scan); peek(scan) !== '{'; skip(scan))
    labels.push(peek(scan) === '"' ? textAt(scan) : nameAt(scan));
  return labels;
}

function bodyAt(scan: Scan, depth: number): JsonObject {
  sign(scan, '{');
  const body: Record<string, Json> = {};
  for (skip(scan); peek(scan) !== '}'; skip(scan)) member(scan, body, depth);
  scan.at += 1;
  return body;
}

function member(scan: Scan, body: Record<string, Json>, depth: number): void {
  const start = scan.at;
  const name = nameAt(scan);
  skip(scan);
  if (depth === 0 && scan.wanted?.unread.has(name) === true) return pass(scan);
  const isThere = Object.hasOwn(body, name);
  const held = isThere ? body[name] : undefined;
  const put = (value: Json): void =>
    void Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
  if (peek(scan) === '=') {
    if (isThere) throw new Fault({ at: start, fault: 'twice' });
    scan.at += 1;
    put(depth === 0 && scan.wanted?.open.has(name) === true ? openValue(scan, depth) : value(scan, depth));
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
  throw fault(scan, first === '<' ? 'heredoc' : 'computed');
}

/** Where Terraform computes it, the text that it computes, as a template has it. */
function openValue(scan: Scan, depth: number): Json {
  skip(scan);
  const start = scan.at;
  try {
    const plain = value(scan, depth);
    take(scan, /[ \t]*/y);
    if (/^(?:$|[\r\n#}]|\/[/*])/.test(scan.text.slice(scan.at, scan.at + 2))) return plain;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  scan.at = start;
  pass(scan);
  return `\${${scan.text.slice(start, scan.at).trim()}}`;
}

const OPENS = '([{';
const CLOSES = ')]}';

/** Over what is not read: to the end of its line, or behind the bracket that closes what it opened. */
function pass(scan: Scan): void {
  let depth = 0;
  while (scan.at < scan.text.length) {
    if (take(scan, REMARK) !== null || take(scan, HEREDOC) !== null) continue;
    const each = peek(scan);
    if (depth === 0 && (each === '\n' || each === '\r' || CLOSES.includes(each))) return;
    if (each === '"') passText(scan);
    else {
      scan.at += 1;
      if (OPENS.includes(each)) depth += 1;
      else if (CLOSES.includes(each)) depth -= 1;
      if (each === '}' && depth === 0) return;
    }
  }
  if (depth > 0) throw fault(scan);
}
const REMARK = /#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//y;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)\r?\n(?:[^]*?\n)?[ \t]*\1(?![\w-])/y;

/** A text may hold templates, which may hold texts. */
function passText(scan: Scan): void {
  scan.at += 1;
  for (let each = peek(scan); each !== '"'; each = peek(scan)) {
    if (each === '' || each === '\n') throw fault(scan);
    if (each === '\\') scan.at += 2;
    else if (take(scan, /[$%]{2}\{/y) !== null) continue;
    else if (take(scan, /[$%](?=\{)/y) !== null) passBraces(scan);
    else scan.at += 1;
  }
  scan.at += 1;
}

function passBraces(scan: Scan): void {
  let depth = 0;
  do {
    const each = peek(scan);
    if (each === '') throw fault(scan);
    if (each === '"') passText(scan);
    else {
      if (each === '{') depth += 1;
      if (each === '}') depth -= 1;
      scan.at += 1;
    }
  } while (depth > 0);
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

const NAMELESS: Readonly<Record<string, string>> = { '\\b': '\\u0008', '\\f': '\\u000c' };

/** A text in quotation marks. */
export function hclText(text: string): string {
  // JSON writes some signs that have names of their own there, and none here.
  const escaped = JSON.stringify(text).replace(/\\[^]/g, (pair) => NAMELESS[pair] ?? pair);
  return text.includes('{') ? escaped.replace(/([$%])(?=\{)/g, '$1$1') : escaped;
}
