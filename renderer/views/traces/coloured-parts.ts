import type { ParsedQuery } from '../../../shared/query/language/parse.ts';
import type { TokenKind } from '../../../shared/query/language/token.ts';

export interface ColouredPart {
  from: number;
  text: string;
  /** Null between pieces. */
  kind: TokenKind | null;
  /** Within what a problem is about. */
  isWrong: boolean;
}

/** The whole text in pieces of one colour. */
export function colouredParts(text: string, { tokens, problems }: ParsedQuery): ColouredPart[] {
  const edges = new Set([0, text.length]);
  for (const { from, to } of [...tokens, ...problems]) edges.add(from).add(to);
  const places = [...edges].filter((at) => at >= 0 && at <= text.length).sort((one, other) => one - other);
  let token = 0;
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    while (token < tokens.length && (tokens[token]?.to ?? 0) <= from) token += 1;
    const here = tokens[token];
    return {
      from,
      text: text.slice(from, to),
      kind: here !== undefined && here.from <= from ? here.kind : null,
      isWrong: problems.some((problem) => problem.from <= from && problem.to >= to),
    };
  });
}
