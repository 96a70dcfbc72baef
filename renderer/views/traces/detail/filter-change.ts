/** What a value is to do to the filter of the list. */
export interface FilterChange {
  /** A field of the trace, or `extra` for a member that the model has no field for. */
  field: string;
  /** Within it, as a query writes it after the field: `.server.name`, `[0].id`, `["odd name"]`. */
  path?: string;
  /** Null: empty. */
  value: string | null;
  how: 'include' | 'exclude';
}
