import type { Rectangle } from 'electron';
import { readJsonFile, writeJsonFile } from '../host/json-file.ts';

export interface WindowState {
  bounds: Rectangle;
  maximised: boolean;
}

export const SMALLEST = { width: 760, height: 520 } as const;
const FIRST_SIZE = { width: 1280, height: 800 } as const;
/** So much of a window must be on a screen to be seen and dragged. */
const SEEN = { width: 120, height: 60 } as const;

/** How the window was left, where that can still be seen; otherwise a size, placed by the system. */
export function windowPlace(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  if (saved === null) return FIRST_SIZE;
  const width = Math.max(saved.bounds.width, SMALLEST.width);
  const height = Math.max(saved.bounds.height, SMALLEST.height);
  const { x, y } = saved.bounds;
  return workAreas.some((area) => isSeen({ x, y, width, height }, area))
    ? { x, y, width, height }
    : { width, height };
}

/** The top edge counts: a window that shows only its lower half cannot be moved. */
function isSeen(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return across >= SEEN.width && window.y >= area.y && window.y + SEEN.height <= area.y + area.height;
}

/** A file that cannot be read means the first size: nobody is asked about the place of a window. */
export function readWindowState(path: string): WindowState | null {
  try {
    return decode(readJsonFile(path));
  } catch {
    return null;
  }
}

export function writeWindowState(path: string, state: WindowState, log: (line: string) => void): void {
  try {
    writeJsonFile(path, { ...state.bounds, maximised: state.maximised });
  } catch (error) {
    log(`The place of the window was not kept: ${String(error)}`);
  }
}

function decode(content: unknown): WindowState | null {
  if (typeof content !== 'object' || content === null) return null;
  const { x, y, width, height, maximised } = content as Record<string, unknown>;
  const bounds = [x, y, width, height];
  if (!bounds.every((value): value is number => Number.isSafeInteger(value))) return null;
  const [left = 0, top = 0, wide = 0, high = 0] = bounds;
  return { bounds: { x: left, y: top, width: wide, height: high }, maximised: maximised === true };
}
