/** The sentences of a tree of JSON. */
export interface TreeTexts {
  search: string;
  /** Which of how many places that were found; more than are counted where it is cut. */
  found: (place: number, count: number, isCut: boolean) => string;
  notFound: string;
  next: string;
  previous: string;
  openAll: string;
  foldAll: string;
  /** What stands for the parts of an object or a list. */
  parts: (size: number, isList: boolean) => string;
  menu: (path: string) => string;
  /** Lines are left out where there are too many of them. */
  cut: (shown: number) => string;
  value: (path: string) => string;
  more: (left: number) => string;
}
