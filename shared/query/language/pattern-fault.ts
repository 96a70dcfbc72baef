import { compilePattern } from '../pattern.ts';

/** Why a pattern cannot be run, in the engine's words; null where it can. */
export function faultOf(pattern: string): string | null {
  if (compilePattern(pattern, false) !== undefined) return null;
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    // Engines repeat the pattern before the reason.
    return error instanceof Error ? error.message.replace(/^.*\/[a-z]*: /s, '') : '';
  }
}
