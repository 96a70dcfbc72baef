import { contentsOf } from './contents.ts';
import { param, Refusal, type Answer, type Call } from './exchange.ts';

const FUNCTIONS_A_PAGE = 400;

/** The marker is the place to go on from; the last page's is the number of all. */
export function listFunctions(call: Call): Answer {
  const all = contentsOf(call).functions ?? [];
  const marker = numberOf(call, 'marker', 0);
  const size = Math.min(numberOf(call, 'maxitems', FUNCTIONS_A_PAGE), FUNCTIONS_A_PAGE);
  const functions = all.slice(marker, marker + size);
  return {
    status: 200,
    body: { functions, next_marker: marker + functions.length, count: all.length },
  };
}

function numberOf(call: Call, name: string, otherwise: number): number {
  const text = param(call, name) ?? String(otherwise);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal({ status: 400, body: { error_code: 'FSS.0400', error_msg: `Invalid ${name}` } });
}
