import { moduleOf, nameOf, type Code } from './code.ts';
import { machine, memoryFor, PAGE_BYTES, type Call, type Memory } from './memory.ts';

/** A function in the machine's own form that reads two memories and writes to a third, which is its own. */
export class MachineFunction {
  private readonly numbers: number;
  private readonly locals: Code;
  private readonly body: Code;
  private module: object | undefined;
  private own: Memory | undefined;
  /** Of memories that were read together. */
  private readonly made = new WeakMap<Memory, WeakMap<Memory, Call>>();

  constructor(numbers: number, locals: Code, body: Code) {
    this.numbers = numbers;
    this.locals = locals;
    this.body = body;
  }

  /** What it writes to, with room for so many bytes: valid until it is asked for more. */
  room(bytes: number): Memory {
    this.own ??= memoryFor(bytes);
    const missing = bytes - this.own.buffer.byteLength;
    if (missing > 0) this.own.grow(Math.ceil(missing / PAGE_BYTES));
    return this.own;
  }

  /** It, reading these memories; made once. */
  over(first: Memory, second: Memory): Call {
    const ofFirst = this.made.get(first) ?? new WeakMap<Memory, Call>();
    this.made.set(first, ofFirst);
    const known = ofFirst.get(second);
    if (known !== undefined) return known;
    const memories = [first, second, this.room(0)];
    this.module ??= new machine.Module(moduleOf(this.numbers, this.locals, memories.length, this.body));
    const call = callOver(this.module, memories);
    ofFirst.set(second, call);
    return call;
  }
}

/** A function of a module, over the memories it was written for. */
export function callOver(module: object, memories: readonly Memory[]): Call {
  const imports = { m: Object.fromEntries(memories.map((memory, at) => [nameOf(at), memory])) };
  return new machine.Instance(module, imports).exports.f;
}
