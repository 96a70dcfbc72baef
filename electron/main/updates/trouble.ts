import type { UpdateProblem, UpdateTroubleWire } from '../../../shared/model/updates.ts';

/** A way in which looking for a newer version fails that we know of. */
export class UpdateTrouble extends Error {
  readonly problem: UpdateProblem;
  readonly detail: string;

  constructor(problem: UpdateProblem, detail = '') {
    super(`${problem} ${detail}`.trimEnd());
    this.problem = problem;
    this.detail = detail;
  }
}

/** What the updater, Chromium's network and the disk call things, in the words of the app. */
export function troubleOf(error: unknown): UpdateTroubleWire {
  if (error instanceof UpdateTrouble) return { problem: error.problem, detail: error.detail };
  if (!(error instanceof Error)) return { problem: 'other', detail: '' };
  const { code = '' } = error as NodeJS.ErrnoException;
  const { message } = error;
  const net = /net::ERR_(\w+)/.exec(message)?.[1];
  if (net !== undefined) return { problem: 'unreachable', detail: net };
  const status = /^HTTP_ERROR_(\d{3})$/.exec(code)?.[1] ?? /, status (\d{3}):/.exec(message)?.[1];
  if (status !== undefined) return { problem: 'refused', detail: `HTTP ${status}` };
  if (code === 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND') return { problem: 'missing', detail: '' };
  if (code === 'ERR_CHECKSUM_MISMATCH') return { problem: 'altered', detail: '' };
  if (code.startsWith('ERR_UPDATER_')) return { problem: 'unreadable', detail: '' };
  if (/^E[A-Z]+$/.test(code)) return { problem: 'not-kept', detail: code };
  return { problem: 'other', detail: '' };
}
