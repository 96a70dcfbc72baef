const AT_MOST = 20_000;

/** The ids that came last: half of so many at least, and never more. */
export class RecentIds {
  private newer = new Set<string>();
  private older = new Set<string>();

  has(id: string): boolean {
    return this.newer.has(id) || this.older.has(id);
  }

  add(ids: readonly string[]): void {
    for (const id of ids) this.newer.add(id);
    if (this.newer.size < AT_MOST / 2) return;
    this.older = this.newer;
    this.newer = new Set();
  }
}
