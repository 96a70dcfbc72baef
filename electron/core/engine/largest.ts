/** Places of the largest numbers, the largest first; of equal ones the earlier. Costs a sort of plain numbers, whatever their number. */
export function largest(counts: readonly number[], most: number): number[] {
  if (most <= 0) return [];
  const sorted = Float64Array.from(counts).sort();
  const least = sorted[Math.max(0, sorted.length - most)] ?? 0;
  const above: number[] = [];
  const equal: number[] = [];
  counts.forEach((count, at) => {
    if (count > least) above.push(at);
    else if (count === least && equal.length < most) equal.push(at);
  });
  above.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  return [...above, ...equal].slice(0, most);
}
