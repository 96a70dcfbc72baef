/** What a trace has at a path. */
export interface MemberCell {
  /** The first of them; none: the path leads nowhere. */
  values: MemberValue[];
  /** Several where the path leads into the entries of a list. */
  total: number;
}

export interface MemberValue {
  /** Null where JSON says null, which is not the empty text; of an object or a list its JSON. */
  text: string | null;
  hasParts: boolean;
  /** Whether the text goes on. */
  isCut: boolean;
}

export const MEMBER_CELL_LIMITS = { rows: 200, columns: 100, values: 20, characters: 1000 } as const;

/** Traces whose bodies are looked at for the places they have, and places told of. */
export const SEEN_PATHS_LIMITS = { traces: 1000, paths: 5000 } as const;
