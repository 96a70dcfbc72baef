import { route } from '../route.svelte.ts';
import { selection } from './selection.svelte.ts';
import { travel } from './travel.svelte.ts';

/** Browsers refuse an address that changes with each repetition of a key. */
const SETTLES_AFTER_MS = 150;
/** A trace that is selected, with its details shut. */
const SHUT = 'list';

let written = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** The selected trace is in the address: `#/traces/17` with its details, `#/traces/17/list` without. */
export const traceAddress = {
  /** What an address names that somebody else wrote: a link, Back, a reload. */
  follow(): void {
    const { view, within } = route;
    const address = within.join('/');
    if (view !== 'traces' || address === written) return;
    written = address;
    const row = /^\d+$/.test(within[0] ?? '') ? Number(within[0]) : null;
    if (row !== null) void show(row, traceAddress.opens(within));
  },
  /** Whether an address says that details are shown. */
  opens: (within: readonly string[]): boolean => within[1] !== SHUT,
  /** What an address names is on the screen already. */
  holds(within: readonly string[]): void {
    written = within.join('/');
  },
  write(): void {
    const { cursor, isOpen } = selection;
    clearTimeout(timer);
    if (cursor === null) return;
    timer = setTimeout(() => {
      const within = isOpen ? [cursor.row] : [cursor.row, SHUT];
      if (route.view !== 'traces' || within.join('/') === written) return;
      written = within.join('/');
      route.move('traces', ...within);
    }, SETTLES_AFTER_MS);
  },
  leave(): void {
    clearTimeout(timer);
    written = '';
  },
};

async function show(row: number, isOpen: boolean): Promise<void> {
  // Later than the effect that asks, which is not to depend on what is selected.
  await Promise.resolve();
  if (selection.cursor?.row !== row && (await selection.find(row)) === null) return;
  if (isOpen) selection.open();
  else selection.close();
  await travel.toSelected();
}
