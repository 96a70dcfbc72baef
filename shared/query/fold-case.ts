/** One form for texts that differ in case only. The final sigma would otherwise depend on what follows it. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}
