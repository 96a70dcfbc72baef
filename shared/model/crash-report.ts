/** What is known of a part of the app that ended unexpectedly: nothing of what anybody read or wrote. */
export interface CrashReport {
  at: number;
  part: CrashedPart;
  version: string;
  platform: string;
  /** The kind of error, or how the process ended. */
  kind: string;
  /** Places in the program, without values and without where it is installed. */
  stack: string[];
}

export const CRASHED_PARTS = ['app', 'data', 'page'] as const;
export type CrashedPart = (typeof CRASHED_PARTS)[number];

/** A message may quote what was being read; names of functions and files of the program do not. */
export function placesIn(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .map((line) => line.replace(/(?:[A-Za-z][\w+.-]*:\/\/|[A-Za-z]:[\\/]|[\\/])[^()]*[\\/]([^\\/()]+)/, '$1'))
    .map((line) => line.slice(0, PLACE_CHARACTERS))
    .slice(0, MOST_PLACES);
}

const MOST_PLACES = 30;
const PLACE_CHARACTERS = 200;

/** The name of an error's class, where it is one. */
export function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^[A-Za-z]\w{0,60}$/.test(name) ? name : 'Error';
}
