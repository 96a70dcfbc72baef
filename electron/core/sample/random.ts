/** Numbers from 0 up to but without 1, the same ones for the same seed and stream on every machine. */
export type Random = () => number;

/** sfc32: fast, and good enough that no pattern of it shows in the data. */
export function randomOf(seed: number, stream: number): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // Seeds that differ in one bit begin alike.
  for (let step = 0; step < 16; step += 1) next();
  return next;
}

export function below(random: Random, count: number): number {
  return Math.floor(random() * count);
}

export function oneOf<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
  return values[below(random, values.length)] ?? values[0];
}

export function hexOf(random: Random, digits: number): string {
  let text = '';
  while (text.length < digits) text += below(random, 0x1000_0000).toString(16).padStart(7, '0');
  return text.slice(0, digits);
}

export function uuidOf(random: Random): string {
  const hex = hexOf(random, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Gives an index, each as often as its weight says. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  const upTo = new Float64Array(weights.length);
  let total = 0;
  for (const [index, weight] of weights.entries()) {
    total += weight;
    upTo[index] = total;
  }
  return (random) => firstAbove(upTo, random() * total);
}

/** Weights of a population in which the n-th most popular is n times rarer than the first. */
export function zipf(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent);
}

function firstAbove(upTo: Float64Array, value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
