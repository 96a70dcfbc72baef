/** The one dialog that is open, if any. A dialog asks one thing; two at once would hide one another. */
export type DialogName =
  | 'new'
  | 'open'
  | 'copy'
  | 'traces'
  | 'export-refusals'
  | 'export-traces'
  | 'read-cloud'
  | 'parting'
  | 'palette'
  | 'shortcuts';

let shown = $state<DialogName | null>(null);
let closed = (): void => undefined;

export const dialogs = {
  get shown(): DialogName | null {
    return shown;
  },
  /** Resolves when it is closed, however that came. */
  show(name: DialogName): Promise<void> {
    closed();
    shown = name;
    return new Promise((resolve) => {
      closed = resolve;
    });
  },
  close(): void {
    shown = null;
    closed();
  },
};
