/** What the command line knows before a command. Everything else there is Chromium's. */
const OWN_SWITCHES: readonly string[] = ['--help', '-h', '--version', '--json'];

/** A command, or a mistyped one. What a file manager hands over has a separator or an ending. */
const WORD = /^[a-z]+$/i;

/**
 * The arguments for the command line, or null where a window was asked for. Chromium's switches may stand before the command
 * (a system without a sandbox needs one there); they are left out.
 */
export function commandIn(args: readonly string[]): string[] | null {
  const first = args.findIndex((arg) => !arg.startsWith('-'));
  const before = first < 0 ? args : args.slice(0, first);
  const own = before.filter((arg) => OWN_SWITCHES.includes(arg));
  const word = args[first];
  if (word !== undefined) return WORD.test(word) ? [...own, ...args.slice(first)] : null;
  return own.length > 0 ? own : null;
}
