const UTC = 'utc';
const LOCAL = 'local';

let choice = $state<string>(UTC);

const name = $derived(nameOf(choice));

/** The zone that times are shown in. */
export const displayZone = {
  /** `utc`, `local`, or a zone as the runtime names it. */
  get choice(): string {
    return choice;
  },
  /** As the runtime names it. */
  get name(): string {
    return name;
  },
  choose(next: string): void {
    // One that this runtime does not know would break every time that is shown.
    choice = isZone(nameOf(next)) ? next : UTC;
  },
  reset(): void {
    choice = UTC;
  },
};

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
