/** Narrower bars are hard to point at. */
const BAR_PX = 7;
const LEAST_BARS = 12;
const MOST_BARS = 200;

/** As the frame and the screen lay them out: what stands beside the chart, in rem. */
const RAIL = { rem: 10.5, narrowRem: 3, narrowUpToRem: 45 };
const FACETS = { rem: 14.5, narrowRem: 12.5, narrowUpToRem: 64 };

/** How many bars a chart has room for. */
export const barsIn = (widthPx: number): number =>
  Math.max(LEAST_BARS, Math.min(MOST_BARS, Math.floor(widthPx / BAR_PX)));

/** How wide the chart will be, before anything is drawn. Where it comes out otherwise, the chart is asked for once more. */
export function chartWidth(windowPx: number, remPx: number, hasFacets: boolean): number {
  const beside = ({ rem, narrowRem, narrowUpToRem }: typeof RAIL): number =>
    (windowPx <= narrowUpToRem * remPx ? narrowRem : rem) * remPx;
  return windowPx - beside(RAIL) - (hasFacets ? beside(FACETS) : 0);
}
