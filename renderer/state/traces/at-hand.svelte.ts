/** A list of traces that is on the screen besides that of the Traces screen. */
export interface ListAtHand {
  /** What is selected in it. */
  readonly rows: readonly number[];
  /** To the next or the previous of its traces. */
  step(by: 1 | -1): void;
}

let current = $state.raw<ListAtHand | null>(null);

/** What the keys of marks are about where the Traces screen is not shown. */
export const atHand = {
  get current(): ListAtHand | null {
    return current;
  },
  /** Gives the way to let go of it. */
  take(list: ListAtHand): () => void {
    current = list;
    return () => {
      if (current === list) current = null;
    };
  },
};
