export const ZONE_CHOICES = ['utc', 'local'] as const;
export type ZoneChoice = (typeof ZONE_CHOICES)[number];

let choice = $state<ZoneChoice>('utc');

/** The zone that times are shown in. */
export const displayZone = {
  get choice(): ZoneChoice {
    return choice;
  },
  /** As the runtime names it. */
  get name(): string {
    return choice === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
  choose(next: ZoneChoice): void {
    choice = next;
  },
};
