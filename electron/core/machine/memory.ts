/** What is used here of code in the machine's own form: the compiler's library for Node does not know it. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export type Call = (...numbers: number[]) => number;

interface Machine {
  Memory: new (size: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { f: Call } };
}

export const { WebAssembly: machine } = globalThis as unknown as { WebAssembly: Machine };

export const PAGE_BYTES = 65_536;

export function memoryFor(bytes: number): Memory {
  return new machine.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
}

/** Undefined where the system gives no more address space: of each memory it takes far more than the memory has. */
export function memoryIfThereIs(bytes: number): Memory | undefined {
  try {
    return memoryFor(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
