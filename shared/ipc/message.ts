import type { FailureWire } from '../model/failure.ts';
import type { DataCallName, EventName, Events } from './contract.ts';

/** What a host sends to the data process. The input is decoded already. */
export interface CallMessage {
  id: number;
  call: DataCallName;
  input: unknown;
}

/** What the data process sends to its host. */
export type DataMessage =
  /** The answer as JSON: it is written once, and whoever passes it on to a browser does not read it. */
  | { type: 'answer'; id: number; answer: string }
  | { type: 'event'; name: EventName; payload: Events[EventName] }
  /** A failure that belongs to no call. */
  | { type: 'raise'; failure: FailureWire };

/** How a data process is to begin. Passed as one JSON argument. */
export interface DataStart {
  /** Folder of the settings and the list of recent files. */
  folder: string;
  version: string;
  /** Open this file; null opens nothing; undefined opens the last one, where the settings say so. */
  open?: string | null;
}

/** A message that is no call: the host wants a tidy end. */
export const CLOSE_MESSAGE = 'close';
