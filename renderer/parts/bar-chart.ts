import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** Pixels from the left and the top. */
export interface DrawnArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface BarLook {
  /** One a series. */
  fills: readonly string[];
  grid: string;
  text: string;
  fontFamily: string;
  fontPx: number;
}

export interface BarChart {
  /** Counts of each series, the lowest in a bar first. */
  draw(series: readonly (readonly number[])[], look: BarLook, sayCount: (value: number) => string): void;
  destroy(): void;
}

/** One width whatever the numbers are: bars must not move sideways when they change. */
const SCALE_PX = 48;
/** Thinner bars have no room for a gap between them. */
const GAP_FROM_PX = 4;
/** Nor for a line between their parts. */
const LINE_FROM_PX = 12;
/** One incident among a thousand is seen. */
const LEAST_PX = 2;

/** Nothing is not a bar. */
type Height = number | null;
type Bars = Chart<'bar', Height[], number>;

/** Stacked bars over one axis of counts; the axis of time is the caller's. Told where the bars stand when that changes. */
export function makeBarChart(canvas: HTMLCanvasElement, onarea: (area: DrawnArea) => void): BarChart {
  let fills: readonly string[] = [];
  let sayCount: (value: number) => string = String;
  const chart: Bars = new Chart(canvas, {
    type: 'bar',
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      // The caller has the pointer: bars neither swell nor pop up.
      events: [],
      normalized: true,
      layout: { padding: { top: 4, right: 8 } },
      // Ungrouped bars need not ask for their neighbours: a redraw stays short.
      datasets: { bar: { barPercentage: 1, categoryPercentage: 1, grouped: false, minBarLength: LEAST_PX } },
      scales: {
        x: { type: 'category', stacked: true, display: false, afterBuildTicks: (axis) => (axis.ticks = []) },
        y: {
          ...{ type: 'linear', stacked: true, beginAtZero: true, suggestedMax: 1 },
          afterFit: (axis) => (axis.width = SCALE_PX),
          border: { display: false },
          grid: { drawTicks: false },
          ticks: {
            ...{ precision: 0, maxTicksLimit: 4, padding: 6 },
            callback: (value) => sayCount(Number(value)),
          },
        },
      },
    },
    plugins: [
      {
        id: 'area',
        afterLayout: ({ chartArea: { left, top, width, height } }) => onarea({ left, top, width, height }),
        // All bars of a series in one stroke: one by one, hundreds of them cost more than all the rest.
        beforeDatasetDraw({ ctx }, { index, meta }) {
          ctx.fillStyle = fills[index] ?? '';
          ctx.beginPath();
          for (const bar of meta.data as unknown as BarElement[]) addBar(ctx, bar);
          ctx.fill();
          return false;
        },
      },
    ],
  });
  return {
    draw(series, look, nextSayCount) {
      fills = look.fills;
      sayCount = nextSayCount;
      paintScale(chart, look);
      const bars = series[0]?.length ?? 0;
      if (chart.data.labels?.length !== bars)
        chart.data.labels = Array.from({ length: bars }, (_, index) => index);
      if (chart.data.datasets.length !== series.length)
        chart.data.datasets = series.map(() => ({ data: [] }));
      for (const [index, dataset] of chart.data.datasets.entries())
        dataset.data = (series[index] ?? []).map((count) => (count === 0 ? null : count));
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}

function addBar(pen: CanvasRenderingContext2D, bar: BarElement): void {
  const { x, y, base, width } = bar.getProps(['x', 'y', 'base', 'width'], true);
  if (x === null || y === null || !(y < base)) return;
  // On whole pixels: blurred edges would let wide bars look thinner than their neighbours.
  const left = Math.round(x - width / 2);
  const right = Math.max(Math.round(x + width / 2) - (width >= GAP_FROM_PX ? 1 : 0), left + 1);
  const isLined = base - y > LEAST_PX && width >= LINE_FROM_PX;
  const top = Math.round(y) + (isLined ? 1 : 0);
  pen.rect(left, top, right - left, Math.max(Math.round(base) - top, 1));
}

function paintScale(chart: Bars, look: BarLook): void {
  const scale = chart.options.scales?.['y'];
  if (scale?.grid === undefined || scale.ticks === undefined) return;
  scale.grid.color = look.grid;
  scale.ticks.color = look.text;
  scale.ticks.font = { family: look.fontFamily, size: look.fontPx };
}
