import { JUDGEMENTS } from '../../model/mark.ts';
import type { QueryContext } from './calendar.ts';
import type { Subject, TextRange } from './expression.ts';
import { FIELD_NAMES, resolveField } from './fields.ts';
import { MOMENT_CHOICES } from './moment.ts';
import { OPERATORS, operatorFor, operatorsOf } from './operators.ts';
import { readQuery } from './parse.ts';
import { printPattern, printValue } from './quote.ts';
import type { Reading, Spot } from './reading.ts';
import { endOfWord, isBlank, isQuote, narrowed, readQuoted } from './scan.ts';

export interface Completion extends TextRange {
  /** `keyword`: and, or. */
  kind: 'field' | 'operator' | 'value' | 'keyword';
  /** What is typed of it up to the caret, without quotes. */
  prefix: string;
  /** Whose operator or value it is, if that is known. */
  subject: Subject | null;
  isPattern: boolean;
}

/** What may stand at the caret, and which characters it would replace. */
export function completionAt(text: string, caret: number, context: QueryContext): Completion {
  const before = text.slice(0, caret);
  const { reading } = readQuery(before, context);
  const found = valueAt(reading) ?? operatorAt(reading) ?? operandAt(reading);
  return { ...found, to: Math.max(caret, endAfter(text, found, caret, context)) };
}

type Found = Omit<Completion, 'to'>;

function valueAt({ text, spots }: Reading): Found | undefined {
  const here = spots.filter((one) => one.kind === 'value' && one.to === text.length);
  const spot = here.find(({ from, to }) => from < to) ?? here.at(-1);
  if (spot?.kind !== 'value') return undefined;
  // Right behind `contains` the operator is still being typed.
  if (spot.from === text.length && /[a-z*]$/i.test(text)) return undefined;
  return {
    kind: 'value',
    from: spot.from,
    prefix: plainText(text, spot),
    subject: spot.subject,
    isPattern: spot.isPattern,
  };
}

function plainText(text: string, { from }: TextRange): string {
  return isQuote(text[from]) ? readQuoted(text, from).value : text.slice(from);
}

/** After a field: what is typed behind it begins an operator. */
function operatorAt({ text, spots }: Reading): Found | undefined {
  const words = spots.filter((spot) => spot.kind === 'operand' && spot.from < spot.to);
  for (const word of words.slice(-2).reverse()) {
    const subject = knownField(text.slice(word.from, word.to));
    const from = word.to + (/^\s+/.exec(text.slice(word.to))?.[0].length ?? 0);
    if (subject === null || (from === word.to && !/[=!~<>]/.test(narrowed(text.charAt(from))))) continue;
    const prefix = narrowed(text.slice(from)).toLowerCase().replace(/\s+/g, ' ');
    if (!OPERATORS.some(({ sign }) => sign.startsWith(prefix))) continue;
    return { kind: 'operator', from, prefix, subject, isPattern: false };
  }
  return undefined;
}

function knownField(name: string): Subject | null {
  const subject = resolveField(name);
  return subject === undefined || subject === 'malformed' ? null : subject;
}

function operandAt({ text, spots }: Reading): Found {
  const here = spots.filter((spot) => spot.kind === 'operand' && spot.to === text.length);
  const spot: Spot | undefined = here.find(({ from, to }) => from < to) ?? here[0];
  const from = spot?.from ?? text.length;
  const prefix = text.slice(from);
  const isNext = spot?.kind === 'operand' && spot.isNext;
  const isKeyword = isNext && KEYWORDS.some((word) => word.startsWith(prefix.toLowerCase()));
  return { kind: isKeyword ? 'keyword' : 'field', from, prefix, subject: null, isPattern: false };
}

const KEYWORDS = ['and', 'or'];

/** Where what the caret is in ends. */
function endAfter(text: string, { kind, from }: Found, caret: number, context: QueryContext): number {
  if (caret === text.length || isBlank(text, caret)) return caret;
  if (kind === 'field' || kind === 'keyword') return endOfWord(text, caret);
  if (kind === 'operator') return caret;
  const { tokens } = readQuery(text, context).reading;
  return tokens.find((token) => token.kind === 'value' && token.from === from)?.to ?? caret;
}

/** What the language itself offers; values of fields are asked for elsewhere. Keeps its order. */
export function completionChoices({ kind, prefix, subject }: Completion): string[] {
  const begun = prefix.toLowerCase();
  return choicesOf(kind, subject).filter((choice) => choice.toLowerCase().startsWith(begun));
}

function choicesOf(kind: Completion['kind'], subject: Subject | null): readonly string[] {
  switch (kind) {
    case 'field':
      return FIELD_NAMES;
    case 'operator':
      return (subject === null ? OPERATORS : operatorsOf(subject)).map(({ sign }) => sign);
    case 'keyword':
      return KEYWORDS;
    case 'value':
      if (subject?.kind === 'time') return MOMENT_CHOICES;
      if (subject?.kind !== 'mark') return [];
      return { bookmarked: ['true', 'false'], judged: JUDGEMENTS, tag: [], note: [] }[subject.field];
  }
}

/** The text with what was chosen, and where the caret goes. Values are quoted where they have to be. */
export function completeWith(
  text: string,
  { kind, from, to, subject, isPattern }: Completion,
  chosen: string,
): { text: string; caret: number } {
  const print = subject?.kind === 'time' ? (value: string) => value : isPattern ? printPattern : printValue;
  const inserted = kind === 'value' ? print(chosen) : chosen + following(kind, chosen);
  const rest = text.slice(to);
  const isDoubled = inserted.endsWith(' ') && isBlank(rest, 0);
  return {
    text: text.slice(0, from) + inserted + (isDoubled ? rest.slice(1) : rest),
    caret: from + inserted.length,
  };
}

function following(kind: Completion['kind'], chosen: string): string {
  return kind === 'operator' && operatorFor(chosen)?.takes === 'list' ? ' (' : ' ';
}
