import { settings } from '../settings.svelte.ts';

const UTC = 'utc';
const LOCAL = 'local';

/** Null where nothing was chosen for this workspace: then the settings hold. */
let chosen = $state<string | null>(null);

const choice = $derived(known(chosen ?? settings.current.zone));

const name = $derived(nameOf(choice));

/** The zone that times are shown in. */
export const displayZone = {
  /** `utc`, `local`, or a zone as the runtime names it. */
  get choice(): string {
    return choice;
  },
  /** Whether it was chosen for this workspace. */
  get isOwn(): boolean {
    return chosen !== null;
  },
  /** As the runtime names it. */
  get name(): string {
    return name;
  },
  choose(next: string): void {
    chosen = next;
  },
  reset(): void {
    chosen = null;
  },
};

/** One that this runtime does not know would break every time that is shown. */
function known(zone: string): string {
  return isZone(nameOf(zone)) ? zone : UTC;
}

function nameOf(zone: string): string {
  if (zone === UTC) return 'UTC';
  return zone === LOCAL ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
