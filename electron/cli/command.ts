import type { Words } from '../../shared/words/words.ts';
import type { DataStart } from '../../shared/ipc/message.ts';
import type { DataChannel } from '../host/data-process.ts';
import type { CommandName, Values } from './options.ts';

/** 0: done, nothing found wrong. 1: done, and it found what it looks for. 2: it could not. */
export type ExitCode = 0 | 1 | 2;

/** What differs between a checkout and a package. */
export interface Surroundings {
  version: string;
  /** Starts the data process. */
  startData(log: (line: string) => void): (begin: DataStart) => DataChannel;
  /** The entry of the threads that hold a handle on a workspace. */
  threadEntry: URL;
  /** Folder of the built page. */
  rendererFolder: string;
  /** What the system's store keeps under a name; left out where secrets lie in a file of serve's. */
  readSecret?(name: string): Promise<string | null>;
  /** Makes sure that the page is built, and from the sources as they are now. */
  prepareRenderer(building: () => void): Promise<void>;
}

export interface Given<Name extends CommandName> {
  values: Values<Name>;
  positionals: readonly string[];
  words: Words;
  surroundings: Surroundings;
}

/** A command's file exports one of these as `run`. */
export type Run<Name extends CommandName> = (given: Given<Name>) => ExitCode | Promise<ExitCode>;
