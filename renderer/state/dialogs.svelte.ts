/** The one dialog that is open, if any. A dialog asks one thing; two at once would hide one another. */
export type DialogName = 'new' | 'open' | 'copy' | 'palette' | 'shortcuts';

let shown = $state<DialogName | null>(null);

export const dialogs = {
  get shown(): DialogName | null {
    return shown;
  },
  show(name: DialogName): void {
    shown = name;
  },
  close(): void {
    shown = null;
  },
};
