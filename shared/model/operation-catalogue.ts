/** An operation that a notification may name. */
export interface CataloguedOperation {
  service_type: string;
  resource_type: string;
  trace_name: string;
  /** In the traces that are held, of all projects. */
  seen: number;
  /** Whether documents or the account itself list it; else it was only seen. */
  isListed: boolean;
}
