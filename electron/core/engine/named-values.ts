/** Values that rules name: asked about their case, it costs the same for one and for thousands. */
export class NamedValues {
  /** How each is written, by itself in small letters. */
  private readonly written = new Map<string, Set<string>>();

  add(value: string): void {
    const folded = value.toLowerCase();
    this.written.set(folded, (this.written.get(folded) ?? new Set<string>()).add(value));
  }

  /** Whether one of them is the value but for its case. */
  differsByCase(value: string | null): boolean {
    if (value === null) return false;
    const written = this.written.get(value.toLowerCase());
    return written !== undefined && (written.size > 1 || !written.has(value));
  }
}
