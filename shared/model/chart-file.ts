/** A cell of the table form of a chart. */
export type ChartCell = string | number | null;

/** What a chart is saved as. */
export type ChartContent =
  | { kind: 'csv'; rows: ChartCell[][] }
  /** Base64. */
  | { kind: 'png'; image: string };
