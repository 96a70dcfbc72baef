/**
 * What joins two JavaScript worlds of one page, as Electron's context bridge does: values are copied, a function
 * becomes a function on the other side that calls back, a promise becomes a promise. Calls are synchronous, since
 * events of the page's own window are; both worlds share that window's events and nothing else.
 * One self-contained function: its source is put into both worlds.
 */
export interface WorldBridge {
  /** Gives the other world a value under a name. */
  expose(key: string, value: unknown): void;
  onExpose(listener: (key: string, value: unknown) => void): void;
}

export function joinWorlds(outgoing: string, incoming: string): WorldBridge {
  type Packed = { is: string; value?: unknown; id?: number };
  type Message = { turn: number; does: string; id?: number; key?: string; ok?: boolean; packed: Packed[] };
  type Reply = { turn: number; ok: boolean; packed: Packed };
  type Callable = (...args: unknown[]) => unknown;

  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  const held = new Map<number, Callable>();
  const promised = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastId = 0;
  let lastTurn = 0;
  let exposed: (key: string, value: unknown) => void = () => undefined;

  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') {
      held.set(++lastId, value as Callable);
      return { is: 'function', id: lastId };
    }
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot be sent over the context bridge.');
    if (value === null || typeof value !== 'object') return { is: 'value', value };
    if (value instanceof Promise) return packPromise(value);
    if (Array.isArray(value)) return { is: 'array', value: value.map(pack) };
    if (value instanceof Node || value instanceof Window) return { is: 'uncloneable' };
    if (Object.prototype.toString.call(value) === '[object Object]')
      return { is: 'object', value: Object.entries(value).map(([key, entry]) => [key, pack(entry)]) };
    try {
      return { is: 'value', value: structuredClone(value) };
    } catch {
      return { is: 'uncloneable' };
    }
  };

  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = ++lastId;
    promise.then(
      (value) => exchange({ does: 'settle', id, ok: true, packed: [pack(value)] }),
      (error: unknown) => exchange({ does: 'settle', id, ok: false, packed: [pack(error)] }),
    );
    return { is: 'promise', id };
  };

  const unpack = ({ is, value, id = 0 }: Packed): unknown => {
    if (is === 'function')
      return (...args: unknown[]) => exchange({ does: 'call', id, packed: args.map(pack) });
    if (is === 'promise') return new Promise((resolve, reject) => promised.set(id, { resolve, reject }));
    if (is === 'array') return (value as Packed[]).map(unpack);
    if (is === 'object')
      return Object.fromEntries((value as [string, Packed][]).map(([key, entry]) => [key, unpack(entry)]));
    // Stays something that no process border lets through.
    if (is === 'uncloneable') return { uncloneable: () => undefined };
    return value;
  };

  const exchange = (message: Omit<Message, 'turn'>): unknown => {
    const turn = ++lastTurn;
    let reply: Reply | undefined;
    const hear = (event: Event): void => {
      const { detail } = event as CustomEvent<Reply>;
      if (detail.turn === turn) reply = detail;
    };
    window.addEventListener(`${outgoing}:reply`, hear);
    dispatch(new CustomEvent(outgoing, { detail: { ...message, turn } }));
    window.removeEventListener(`${outgoing}:reply`, hear);
    if (reply === undefined) throw new Error('The other world does not answer.');
    if (!reply.ok) throw unpack(reply.packed);
    return unpack(reply.packed);
  };

  const carryOut = ({ does, id = 0, key = '', ok, packed }: Message): unknown => {
    const values = packed.map(unpack);
    if (does === 'call') return held.get(id)?.(...values);
    if (does === 'expose') exposed(key, values[0]);
    else if (ok === true) promised.get(id)?.resolve(values[0]);
    else promised.get(id)?.reject(values[0]);
    return undefined;
  };

  window.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    let reply: Reply;
    try {
      reply = { turn: message.turn, ok: true, packed: pack(carryOut(message)) };
    } catch (error) {
      reply = { turn: message.turn, ok: false, packed: pack(error) };
    }
    dispatch(new CustomEvent(`${incoming}:reply`, { detail: reply }));
  });

  return {
    expose: (key, value) => void exchange({ does: 'expose', key, packed: [pack(value)] }),
    onExpose: (listener) => {
      exposed = listener;
    },
  };
}
