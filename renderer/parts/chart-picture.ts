import type { ChartTone } from './stacked-time-chart.ts';
import { placeBars, placeOf, type TimeBarsData } from './time-bars.ts';
import { AXIS_PX, SCALE_PX, TOP_PX, type TimeBarsTexts } from './time-bars-look.ts';
import { HOLLOW_PX, TONE_SHAPES } from './tone-shapes.ts';
import { marksInZone } from './zone-marks.ts';

/** Colours and type as they are on the screen: a picture knows nothing of styles. */
export interface PictureLook {
  tones: Partial<Record<ChartTone, string>>;
  surface: string;
  text: string;
  quiet: string;
  line: string;
  fontFamily: string;
}

/** What a picture says besides its bars, so that it can be read without the screen it came from. */
export interface PictureTexts {
  title: string;
  /** The window, what rests on incomplete data, and so on: a line each. */
  notes: readonly string[];
  legend: readonly { tone: ChartTone; label: string; count: string }[];
  /** How times never read are named, where there are any. */
  gap: string | null;
}

export interface ListedBar {
  label: string;
  parts: readonly { tone: ChartTone; count: number }[];
  total: string;
}

const WIDTH = 1200;
const PLOT_HEIGHT = 300;
const PADDING = 24;
const LINE = 20;
const ROW = 28;
const LABEL_PX = 360;
/** So that it is sharp in print too. */
const SCALE = 2;

type Pen = CanvasRenderingContext2D;

export function timeBarsPicture(
  data: TimeBarsData,
  texts: TimeBarsTexts & PictureTexts,
  timeZone: string,
  look: PictureLook,
): HTMLCanvasElement {
  const top = headHeight(texts);
  const [canvas, pen] = begin(top + PLOT_HEIGHT + PADDING, look);
  writeHead(pen, texts, look);
  const area = {
    ...{ left: PADDING + SCALE_PX, top: top + TOP_PX, width: WIDTH - 2 * PADDING - SCALE_PX },
    height: PLOT_HEIGHT - TOP_PX - AXIS_PX,
  };
  const bottom = area.top + area.height;
  const { boxes, gaps, peak, ticks } = placeBars(data, area);
  for (const { x, width } of gaps) hatch(pen, x, area.top, width, area.height, look.quiet);
  write(pen, texts.unit, PADDING, top + 12, look.quiet);
  for (const { y, value } of ticks) {
    fill(pen, look.line, area.left, Math.round(y) - 1, area.width, 1);
    write(pen, texts.count(value), area.left - 8, y + 4, look.quiet, 'right');
  }
  data.series.forEach(({ tone }, at) => {
    for (const { x, y, width, height } of boxes[at] ?? [])
      fill(pen, look.tones[tone] ?? look.text, x, y, width, height);
  });
  if (peak !== null)
    write(pen, texts.count(peak.value), peak.x, Math.max(area.top, peak.y) - 4, look.text, 'center');
  fill(pen, look.quiet, area.left, bottom, area.width, 1);
  const [from, to] = [data.borders[0] ?? 0, data.borders.at(-1) ?? 1];
  for (const { at, unit } of marksInZone(from, to, Math.floor(area.width / 84), timeZone)) {
    const x = placeOf(data.borders, area, at);
    fill(pen, look.quiet, x, bottom, 1, 4);
    write(
      pen,
      texts.mark(at, unit),
      Math.min(Math.max(x, area.left + 24), WIDTH - PADDING - 24),
      bottom + 18,
      look.quiet,
      'center',
    );
  }
  return canvas;
}

export function barListPicture(
  bars: readonly ListedBar[],
  texts: PictureTexts,
  look: PictureLook,
): HTMLCanvasElement {
  const top = headHeight(texts);
  const [canvas, pen] = begin(top + bars.length * ROW + PADDING, look);
  writeHead(pen, texts, look);
  const most = Math.max(1, ...bars.map(sumOf));
  const room = WIDTH - 2 * PADDING - LABEL_PX - 100;
  bars.forEach((bar, at) => {
    const y = top + at * ROW;
    write(pen, bar.label, PADDING, y + 18, look.text, 'left', LABEL_PX - 16);
    let x = PADDING + LABEL_PX;
    for (const { tone, count } of bar.parts) {
      const width = (count / most) * room;
      if (count > 0) fill(pen, look.tones[tone] ?? look.text, x, y + 7, Math.max(1, width), 14);
      x += width;
    }
    write(pen, bar.total, x + 8, y + 18, look.text);
  });
  return canvas;
}

function sumOf({ parts }: ListedBar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function begin(height: number, look: PictureLook): [HTMLCanvasElement, Pen] {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('A canvas has a pen.');
  pen.scale(SCALE, SCALE);
  fill(pen, look.surface, 0, 0, WIDTH, height);
  setFont(pen, look, 13);
  return [canvas, pen];
}

function headHeight({ notes }: PictureTexts): number {
  return PADDING + 24 + notes.length * LINE + 28;
}

function writeHead(pen: Pen, { title, notes, legend, gap }: PictureTexts, look: PictureLook): void {
  setFont(pen, look, 18, 600);
  write(pen, title, PADDING, PADDING + 14, look.text);
  setFont(pen, look, 13);
  let y = PADDING + 24;
  for (const note of notes) {
    y += LINE;
    write(pen, note, PADDING, y - 6, look.quiet, 'left', WIDTH - 2 * PADDING);
  }
  let x = PADDING;
  for (const { tone, label, count } of legend) {
    drawMark(pen, tone, look.tones[tone] ?? look.text, x, y + 3);
    const text = `${label} ${count}`;
    write(pen, text, x + 18, y + 14, look.text);
    x += pen.measureText(text).width + 42;
  }
  if (gap === null) return;
  hatch(pen, x, y + 4, 16, 10, look.quiet);
  write(pen, gap, x + 22, y + 14, look.text);
}

function drawMark(pen: Pen, tone: ChartTone, colour: string, x: number, y: number): void {
  const shape = new Path2D(TONE_SHAPES[tone]);
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = pen.strokeStyle = colour;
  pen.lineWidth = HOLLOW_PX;
  if (tone === 'normal') pen.stroke(shape);
  else pen.fill(shape);
  pen.restore();
}

function setFont(pen: Pen, { fontFamily }: PictureLook, sizePx: number, weight = 400): void {
  pen.font = `${weight} ${sizePx}px ${fontFamily}`;
}

function fill(pen: Pen, colour: string, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
}

function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  colour: string,
  align: CanvasTextAlign = 'left',
  room = Infinity,
): void {
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(fitted(pen, text, room), x, y);
}

function fitted(pen: Pen, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && pen.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('')}…`;
}

function hatch(pen: Pen, x: number, y: number, width: number, height: number, colour: string): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.6;
  pen.beginPath();
  for (let at = x - height; at < x + width; at += 8) {
    pen.moveTo(at, y + height);
    pen.lineTo(at + height, y);
  }
  pen.stroke();
  pen.restore();
}

/** As the styles of an element, with a mark of each tone in it, make them. */
export function pictureLook(element: HTMLElement): PictureLook {
  const style = getComputedStyle(element);
  const tones: PictureLook['tones'] = {};
  for (const mark of element.querySelectorAll<SVGElement>('[data-legend] svg[data-tone]'))
    tones[mark.dataset['tone'] as ChartTone] = getComputedStyle(mark).color;
  const quiet = element.querySelector('[data-quiet]');
  return {
    tones,
    surface: style.backgroundColor,
    text: style.color,
    quiet: quiet === null ? style.color : getComputedStyle(quiet).color,
    line: style.borderTopColor,
    fontFamily: style.fontFamily,
  };
}
