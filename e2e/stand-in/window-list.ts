/** The windows there are, for the modules that the window itself builds on. */
interface Closable {
  close(): void;
}

const windows = new Set<Closable>();

export const windowList = windows as { add(window: Closable): unknown; delete(window: Closable): unknown };

export function allWindows(): Closable[] {
  return [...windows];
}
