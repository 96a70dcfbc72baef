import { EventEmitter } from 'node:events';

/** In the order in which they were shown. */
export const notificationsShown: Notification[] = [];

/** A notification of the system, which keeps what it was to say. */
export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    notificationsShown.push(this);
  }
}
