import { join } from 'node:path';
import {
  CRASHED_PARTS,
  kindOf,
  placesIn,
  type CrashedPart,
  type CrashReport,
} from '../../shared/model/crash-report.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export interface CrashReports {
  /** Never throws: what ended is to be told, and started again. */
  note(part: CrashedPart, crash: { error: unknown } | { ended: string; said: string }): void;
  handlers: Handlers<'crashes.list' | 'crashes.remove'>;
}

export interface CrashReportsOptions {
  folder: string;
  version: string;
  now(): number;
}

/** The newest are the ones that matter; more would be one crash many times. */
const KEPT = 20;

/** Reports of what ended unexpectedly. They stay on this machine, and nothing sends them anywhere. */
export function crashReports({ folder, version, now }: CrashReportsOptions): CrashReports {
  const path = join(folder, 'crash-reports.json');
  const read = (): CrashReport[] => {
    try {
      const content = readJsonFile(path);
      return Array.isArray(content) ? content.filter(isReport) : [];
    } catch {
      return []; // Damaged: there are others to come.
    }
  };
  return {
    note(part, crash) {
      const { kind, stack } =
        'error' in crash
          ? { kind: kindOf(crash.error), stack: stackOf(crash.error) }
          : { kind: crash.ended, stack: crash.said };
      const report: CrashReport = {
        ...{ at: now(), part, version, platform: process.platform },
        ...{ kind, stack: placesIn(stack) },
      };
      try {
        writeJsonFile(path, [report, ...read()].slice(0, KEPT));
      } catch {
        return; // A disk that is full: the log has said it.
      }
    },
    handlers: {
      'crashes.list': read,
      'crashes.remove': () => {
        writeJsonFile(path, []);
        return [];
      },
    },
  };
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');

function isReport(value: unknown): value is CrashReport {
  if (typeof value !== 'object' || value === null) return false;
  const { at, part, version, platform, kind, stack } = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(at) &&
    CRASHED_PARTS.some((known) => known === part) &&
    [version, platform, kind].every((text) => typeof text === 'string') &&
    Array.isArray(stack) &&
    stack.every((line) => typeof line === 'string')
  );
}
