/** A text, or a name and a value, as they are copied out of JSON. */
export interface Quoted {
  name: string;
  /** Undefined: any text that is just the name. */
  value: string | undefined;
}

const QUOTED = /^\s*"([^"\\]+)"(?:\s*:\s*(?:"([^"\\]*)"|(-?\d[\d.eE+-]*|true|false|null)))?\s*,?\s*$/;

/** Null where the text is no such piece, or has escapes: then it is looked for as it stands, and only so. */
export function quotedOf(text: string): Quoted | null {
  const found = QUOTED.exec(text);
  const name = found?.[1];
  return name === undefined ? null : { name, value: found?.[2] ?? found?.[3] };
}
