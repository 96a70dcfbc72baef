import type { Json } from '../../../../../shared/model/json.ts';
import type { TextSearch } from '../../../../../shared/model/search.ts';
import { foldCase } from '../../../../../shared/query/fold-case.ts';

/** The obvious search: every record is parsed, and every text in it looked at. */
export function isIn(search: TextSearch, json: string): boolean {
  const texts = textsOf(JSON.parse(json) as Json);
  if (search.kind === 'regex') {
    const pattern = new RegExp(search.text, search.matchCase ? 'u' : 'iu');
    return texts.some((text) => pattern.test(text));
  }
  if (search.matchCase) return texts.some((text) => text.includes(search.text));
  return texts.some((text) => foldCase(text).includes(foldCase(search.text)));
}

export function textsOf(value: Json): string[] {
  if (value === null) return [];
  if (typeof value === 'string') {
    const within = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
    return within === undefined ? [value] : textsOf(within);
  }
  if (typeof value !== 'object') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsOf(member)]);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
