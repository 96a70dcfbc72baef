let measured = $state<number>();

/** Of a row of a table, in pixels, as the style sheet has it: tables that draw only what is seen count with it. */
export const rowHeight = {
  get px(): number {
    return measured ?? fromStyle();
  },
  /** To be called when what it depends on was changed. */
  measure(): void {
    measured = fromStyle();
  },
};

function fromStyle(): number {
  const style = getComputedStyle(document.documentElement);
  return Number.parseFloat(style.getPropertyValue('--row')) * Number.parseFloat(style.fontSize);
}
