// `node build/project-node.mjs SCRIPT.ts …`: what the npm scripts go through, whichever Node started them.
import { pathToFileURL } from 'node:url';
import { runUnderProjectNode } from './node-version.mjs';

const [script = '', ...args] = process.argv.slice(2);
await runUnderProjectNode(pathToFileURL(script), args);
