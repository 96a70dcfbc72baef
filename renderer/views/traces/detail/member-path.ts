import { printPath } from '../../../../shared/query/language/path.ts';
import type { JsonPath } from '../../../parts/json-value.ts';

/** A path within a field as a query writes it after the field's name. */
export function memberPath(path: JsonPath): string {
  return printPath(path.map(String));
}
