#!/usr/bin/env node
// The command line in a checkout: runs the sources, so it is never stale.
import * as module from 'node:module';
import { runUnderProjectNode } from './node-version.mjs';

// Absent before Node 22; with it a second start skips compiling what has not changed.
module.enableCompileCache?.();
await runUnderProjectNode(new URL('./cli.ts', import.meta.url), process.argv.slice(2));
