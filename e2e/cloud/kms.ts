import { jsonBody, Refusal, type Answer, type Call } from './exchange.ts';

const KEYS_A_PAGE = 1_000;

/** Numbers and truth are written as text, as this service does. */
export function listKeys(call: Call): Answer {
  const body = jsonBody(call);
  const state = body['key_state'];
  const all = call.world.account.kmsKeys.filter((key) => state === undefined || key.key_state === state);
  const from = numberIn(body['marker'], 0);
  const limit = numberIn(body['limit'], KEYS_A_PAGE);
  const page = all.slice(from, from + limit);
  const end = from + page.length;
  const truncated = end < all.length;
  return {
    status: 200,
    body: {
      keys: page.map(({ key_id: id }) => id),
      key_details: page,
      truncated: String(truncated),
      next_marker: truncated ? String(end) : '',
      total: all.length,
    },
  };
}

function numberIn(value: unknown, otherwise: number): number {
  if (value === undefined || value === '') return otherwise;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw new Refusal({
    status: 400,
    body: { error: { error_code: 'KMS.0207', error_msg: 'The parameter is invalid.' } },
  });
}
