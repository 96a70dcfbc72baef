import type { NamedVersion } from '../../../shared/model/stored-draft.ts';
import { call } from '../../ipc/client.ts';
import type { DraftEditing } from '../draft-editing.svelte.ts';
import { attempt } from '../notices.svelte.ts';

/** What was kept of a draft under names. */
export class DraftVersions {
  readonly #editing: DraftEditing;
  #list = $state.raw<readonly NamedVersion[] | null>(null);

  constructor(editing: DraftEditing) {
    this.#editing = editing;
  }

  /** Newest first; null until it is known. */
  get list(): readonly NamedVersion[] | null {
    return this.#list;
  }

  read(): Promise<void> {
    return attempt(async () => {
      this.#list = await call('drafts.versions', { id: this.#editing.draft.id });
    });
  }

  /** What was typed last is in it. */
  keep(name: string): Promise<void> {
    return attempt(async () => {
      await this.#editing.settle();
      const { id, version } = this.#editing.draft;
      this.#list = await call('drafts.keepVersion', { draft: { id, version }, name });
    });
  }

  remove(version: number): Promise<void> {
    return attempt(async () => {
      this.#list = await call('drafts.removeVersion', { draft: this.#editing.draft.id, version });
    });
  }
}
