import { partsAt, skipBlank } from './edit/json-parts.ts';

/**
 * The notifications of a file as they are written there, in the order in which they are read; none where the file is not JSON. A parser
 * rounds numbers and drops members that come twice.
 */
export function writtenNotifications(file: string): string[] {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const start = skipBlank(text, 0);
  if (text.charAt(start) === '[') return inList(text, start);
  if (text.charAt(start) !== '{') return [];
  const list = memberOf(text, start, 'notifications');
  if (list !== undefined && text.charAt(list.start) === '[') return inList(text, list.start);
  return [inDraft(text, { start, end: text.trimEnd().length })];
}

interface Place {
  start: number;
  end: number;
}

const inList = (text: string, open: number): string[] =>
  partsAt(text, open).parts.map(({ valueStart, end }) => inDraft(text, { start: valueStart, end }));

/** By itself, or in a draft that holds it. */
function inDraft(text: string, whole: Place): string {
  const held = text.charAt(whole.start) === '{' ? memberOf(text, whole.start, 'notification') : undefined;
  const { start, end } = held ?? whole;
  return outdented(text.slice(start, end));
}

/** Of two of one name the last one counts. */
function memberOf(text: string, open: number, name: string): Place | undefined {
  const part = partsAt(text, open).parts.findLast((one) => one.name === name);
  return part && { start: part.valueStart, end: part.end };
}

/** As deep as its last line, which closes it. Lines break between the marks of JSON alone, never within a text. */
function outdented(json: string): string {
  const indent = /\n([ \t]*)[^\n]*$/.exec(json)?.[1] ?? '';
  return json.replaceAll(`\n${indent}`, '\n');
}
