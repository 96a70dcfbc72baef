import type { JournalRecord } from '../../shared/model/live-version.ts';
import { call } from '../ipc/client.ts';
import { writeText } from './write-text.ts';
import { attempt } from './notices.svelte.ts';
import { SliceList } from './slice-list.svelte.ts';

/** The journal of the open workspace, as it is looked through. */
export class Journal {
  readonly list = new SliceList<JournalRecord>();
  #brokenAt = $state<number | null | undefined>(undefined);

  /** The first entry that does not fit; null where all are sound, undefined until it is known. */
  get brokenAt(): number | null | undefined {
    return this.#brokenAt;
  }

  ask(search: string): void {
    this.list.ask(async (offset, limit) => {
      const { items, total, brokenAt } = await call('journal.page', { search, offset, limit });
      this.#brokenAt = brokenAt;
      return { items, total };
    });
  }

  write(name: string): Promise<void> {
    return attempt(async () => {
      const { text } = await call('journal.text');
      await writeText(`${name}.journal.ndjson`, text);
    });
  }
}
