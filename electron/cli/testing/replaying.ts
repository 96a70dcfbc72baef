import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Json } from '../../../shared/model/json.ts';
import { ctsRecord, lines, traceIdOf } from '../../data/services/ingest/testing/trace-records.ts';
import { tempFolder } from '../../data/testing/temp-folder.ts';
import { runCli, type CliOptions, type Ran } from './run-cli.ts';

/** Every operation of everybody. */
export const ALL = { notification_name: 'all', operation_type: 'complete' };
/** Traces 0, 12, 24 … of the numbered ones. */
export const CREATED = {
  notification_name: 'created',
  operation_type: 'customized',
  operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] }],
};
/** Legal, and reported for sure only where the trace has the field. */
export const UNSURE = {
  ...ALL,
  filter: { is_support_filter: true, condition: 'AND', rule: ['api_version != v1'] },
};
/** Breaks documented limits, and is replayed all the same. */
export const NAMELESS = { operation_type: 'complete' };

/** The ids of traces by number. */
export const ids = (...numbers: number[]): string[] => numbers.map(traceIdOf);

export function records(from: number, end: number): string {
  return lines(Array.from({ length: end - from }, (_, at) => ctsRecord(from + at, 'obs')));
}

export interface Place {
  home: string;
  /** Of the traces. */
  folder: string;
  /** Writes a notification, or text as it is, and gives its path. */
  file(name: string, content: Json | Buffer): string;
}

/** A folder of traces, by themselves, and room for notifications beside it. */
export function placeOf(files: Readonly<Record<string, string | Buffer>>): Place {
  const home = tempFolder();
  const folder = join(home, 'traces');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return {
    home,
    folder,
    file(name, content) {
      const path = join(home, name);
      const isText = typeof content === 'string' || Buffer.isBuffer(content);
      writeFileSync(path, isText ? content : JSON.stringify(content));
      return path;
    },
  };
}

/** The document of a run that ended with the code. */
export async function documentOf<Document>(
  args: readonly string[],
  code: 0 | 1 = 0,
  options: CliOptions = {},
): Promise<Document> {
  const ran = await runCli([...args, '--json'], options);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: '' });
  expect(ran.stdout.endsWith('}\n')).toBe(true);
  return JSON.parse(ran.stdout) as Document;
}

/** Where one ends: a stop that more follows, a semicolon aside. */
const STOPS = /[.!?](?=\s|$)|[。！？]/gu;

export function expectOneSentence(text: string): void {
  expect(text.endsWith('\n') ? text.slice(0, -1) : text).not.toContain('\n');
  expect(text.trimEnd().match(STOPS) ?? []).toHaveLength(1);
  expect(text.trimEnd()).toMatch(/[.!?。！？]$/u);
}

/** That a run ended with 2, one sentence that fits, and nothing else. */
export function expectRefused(ran: Ran, sentence: RegExp): void {
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
  expect(ran.stderr).toMatch(sentence);
  expectOneSentence(ran.stderr);
}
