/** Whether files are being held over the window. */
let isOver = $state(false);

/** Each element under the pointer is entered and left; the window is left when as many were left as entered. */
let depth = 0;

export const drop = {
  get isOver(): boolean {
    return isOver;
  },
  enter(transfer: DataTransfer | null): void {
    if (!bringsFiles(transfer)) return;
    depth += 1;
    isOver = true;
  },
  leave(): void {
    depth = Math.max(0, depth - 1);
    if (depth === 0) isOver = false;
  },
  end(): void {
    depth = 0;
    isOver = false;
  },
};

/** Text or a link that is dragged is no file, and none of ours. */
export function bringsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}
