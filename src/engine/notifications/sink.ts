import type { Notification } from './notification.js';

/** Where notifications go. */
export interface Sink {
  /** Its name as a consumer of events: `notifications:amqp`. */
  readonly name: string;
  /**
   * Hands one over; resolves when it is safe there. Throws {@link RefusedNotification} where trying again is of no
   * use, and anything else where it is.
   */
  send(notification: Notification): Promise<void>;
  close(): Promise<void>;
}

/** The receiver will not take this notification, now or later. */
export class RefusedNotification extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedNotification';
  }
}
