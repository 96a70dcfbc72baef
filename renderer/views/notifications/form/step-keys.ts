/** What a key asks for: back, forth again, or nothing of that. */
export function stepForKey(event: KeyboardEvent, isMac: boolean): 'undo' | 'redo' | null {
  const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!isMod || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

/** A field whose text is no part of the draft, or a dialog above it. */
export function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[data-own-text], [type="search"], [role="dialog"]') !== null
  );
}
