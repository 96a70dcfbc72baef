import { Refusal } from './exchange.ts';

/** The reference names the status and no code. */
export const missing = (): Refusal =>
  new Refusal({
    status: 404,
    body: { error_code: 'CTS.0005', error_msg: 'Some key event notifications do not exist.' },
  });
