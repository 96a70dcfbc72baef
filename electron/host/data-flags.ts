/**
 * How the data process is begun, under Electron and under plain Node. What its main thread makes and forgets at once, such as the pages of a
 * sync, is cleared away every so often: left to itself V8 lets that grow to 128 MiB the longer the process runs, which saves no time. Its threads
 * have bounds of their own or take this one.
 */
export const DATA_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
