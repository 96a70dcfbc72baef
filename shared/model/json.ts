export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * Deeper values are refused: walking them would exhaust the stack somewhere, and no service writes them. Counted in
 * lists and objects one inside the other.
 */
export const NESTING_LIMIT = 500;
