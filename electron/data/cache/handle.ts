import type Database from 'better-sqlite3';

declare const reading: unique symbol;
declare const writing: unique symbol;

/** A handle that may only read. Any number of them; none waits for the writer (WAL). */
export type Reader = Database.Database & { readonly [reading]: true };

/** The one handle that may write. It lives in the writer thread; what takes it says so in its signature. */
export type Writer = Reader & { readonly [writing]: true };
