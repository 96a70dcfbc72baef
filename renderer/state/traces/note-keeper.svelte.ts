/** Saves a note; false where that did not work. */
export type SaveNote = (row: number, note: string) => Promise<boolean>;

/** Well within a second, whatever is typed meanwhile. */
const KEPT_AFTER_MS = 500;

/** Keeps what is typed: at most half a second of it is nowhere but on the screen. */
export class NoteKeeper {
  readonly #save: SaveNote;
  readonly #afterMs: number;
  #pending: { row: number; note: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();
  #state = $state<'kept' | 'waiting' | 'failed'>('kept');

  constructor(save: SaveNote, afterMs = KEPT_AFTER_MS) {
    this.#save = save;
    this.#afterMs = afterMs;
  }

  get state(): 'kept' | 'waiting' | 'failed' {
    return this.#state;
  }

  type(row: number, note: string): void {
    if (this.#pending !== null && this.#pending.row !== row) void this.flush();
    this.#pending = { row, note };
    this.#state = 'waiting';
    this.#timer ??= setTimeout(() => void this.flush(), this.#afterMs);
  }

  /** Saves what is not yet saved, after what is being saved. True where all is kept by then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = null;
    if (pending !== null) this.#last = this.#last.then(() => this.#keep(pending.row, pending.note));
    await this.#last;
    return this.#state === 'kept';
  }

  async #keep(row: number, note: string): Promise<void> {
    const isKept = await this.#save(row, note);
    if (this.#pending === null) this.#state = isKept ? 'kept' : 'failed';
  }
}
