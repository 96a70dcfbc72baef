import type { EventEmitter } from 'node:events';

/** The event object of Electron: a listener may refuse what is about to happen. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Tells the listeners, and whether none of them refused. */
export function isAllowed(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...more: unknown[]
): boolean {
  const event = Object.assign(new StandInEvent(), details);
  emitter.emit(name, event, ...more);
  return !event.defaultPrevented;
}
