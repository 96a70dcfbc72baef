/** What a command found, for a person or a program to read on. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything else there is to say. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A reader may leave early, as `head` does. That is no mistake, and ends nothing but the writing. */
export function allowReadersToLeave(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
