/** Values that were asked for lately, by number; the one that was not asked for longest goes first. */
export class RecentMap<Value> {
  private readonly most: number;
  private readonly values = new Map<number, Value>();

  constructor(most: number) {
    this.most = most;
  }

  get(key: number, make: () => Value): Value {
    const found = this.values.get(key);
    const value = found ?? make();
    if (found !== undefined) this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.most && oldest !== undefined) this.values.delete(oldest);
    return value;
  }
}
