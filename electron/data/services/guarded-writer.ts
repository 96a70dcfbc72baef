import type { JobName } from './jobs.ts';
import type { JobThread } from './thread.ts';
import type { WatchedFile } from './watched-file.ts';

/**
 * What nobody wants to go into a file that is not there any more, where it would end with the handle. What a person just typed is taken all
 * the same: it is in the copy that is saved.
 */
const LONG: ReadonlySet<JobName> = new Set<JobName>([
  ...(['import', 'fillSample', 'mapColumns', 'compact', 'beginSync', 'keepPages'] as const),
]);

/** The same thread, which begins nothing long on a file that went away, ends what it was at, and is sure that what it did is kept. */
export function guardedWriter(writer: JobThread, file: WatchedFile): JobThread {
  return {
    close: (how) => writer.close(how),
    async run(job, input, options) {
      const isLong = LONG.has(job);
      const refuse = async (): Promise<void> => {
        const failure = await file.sure();
        if (failure !== null && (isLong || failure.details.how === 'written-over')) throw failure;
      };
      await refuse();
      const gone = new AbortController();
      const listen = (): void => {
        if (isLong && file.astray !== null) gone.abort(file.failure());
      };
      file.listeners.add(listen);
      try {
        const signal = AbortSignal.any([options.signal, gone.signal]);
        const outcome = await writer.run(job, input, { ...options, signal });
        await refuse();
        return outcome;
      } catch (error) {
        await refuse();
        // It may have come back meanwhile.
        throw gone.signal.aborted ? gone.signal.reason : error;
      } finally {
        file.listeners.delete(listen);
      }
    },
  };
}
