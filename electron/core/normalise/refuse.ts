import type { JsonKind, RefusalReason } from '../../../shared/model/import-report.ts';
import type { Json } from '../../../shared/model/json.ts';

export interface Refused {
  refusal: RefusalReason;
}

const LONGEST_QUOTE = 80;

export function refuse(refusal: RefusalReason): Refused {
  return { refusal };
}

export function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const kind = typeof value;
  if (kind === 'object') return 'object';
  return kind === 'string' ? 'text' : kind === 'number' ? 'number' : 'boolean';
}
