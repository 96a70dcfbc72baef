import { Failure } from '../../../shared/model/failure.ts';
import type { Astray } from '../../../shared/model/workspace.ts';
import { HeldFile } from '../cache/held-file.ts';

const LOOK_EVERY_MS = 2_000;
/** A share that is slow for a moment is no cause for alarm: what is found has to be so twice. */
const LOOK_AGAIN_MS = 400;

/** Looks again and again whether the file of an open workspace is where it was. */
export class WatchedFile {
  /** Told when that changes. */
  readonly listeners = new Set<() => void>();
  private readonly path: string;
  private readonly file: HeldFile;
  private readonly timer: NodeJS.Timeout;
  private isSuspected = false;
  private found: Astray | null = null;

  constructor(path: string, isWritten: boolean) {
    this.path = path;
    this.file = new HeldFile(path, isWritten);
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  get astray(): Astray | null {
    return this.found;
  }

  /** The failure that it is; null while the file is where it was. */
  failure(): Failure<'workspace-astray'> | null {
    return this.found && new Failure('workspace-astray', { path: this.path, ...this.found });
  }

  look(): void {
    const seen = this.file.look();
    const isSure = seen === null || this.isSuspected || seen.how === 'written-over';
    this.isSuspected = seen !== null;
    if (!isSure || isSame(seen, this.found)) return;
    this.found = seen;
    for (const listener of this.listeners) listener();
  }

  /** The failure that it is at this moment. */
  async sure(): Promise<Failure<'workspace-astray'> | null> {
    this.look();
    if (this.isSuspected && this.found === null) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      this.look();
    }
    return this.failure();
  }

  /** Nothing of the file may be open in SQLite any more. */
  close(): void {
    clearInterval(this.timer);
    this.file.close();
  }
}

const isSame = (a: Astray | null, b: Astray | null): boolean => a?.how === b?.how && a?.now === b?.now;
