/** A value that something can be done with. */
export interface AskedValue {
  /** As a query names it: the field, and the path within it. */
  field: string;
  path?: string;
  value: string | null;
  /** Whether a filter can be made of it; what has parts can only be copied. */
  isLeaf: boolean;
  anchor: Element | { x: number; y: number };
  /** Gets the focus back. */
  giver: HTMLElement;
}

export type AskMenu = (asked: AskedValue) => void;

export const nameOf = ({ field, path }: { field: string; path?: string }): string => field + (path ?? '');
