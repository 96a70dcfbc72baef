/// <reference lib="dom" />
// What runs in the page that is measured. Each function is sent there as its text, so it names nothing outside itself.

/** What is put into the page before its own scripts run. */
export interface Watch {
  /** Ms from the start of the navigation until the whole screen was painted, of which each of these selectors finds a part. */
  opened(parts: readonly string[]): Promise<number>;
  /** Ms from the next thing a person does until all that it asks for was painted. */
  next(): Promise<number>;
  /** Until stopped: how long each frame took, in ms, and how many rows without text were seen in all of them. */
  frames(): { stop(): FramesSeen };
}

export interface FramesSeen {
  frames: number[];
  blankRows: number;
}

declare global {
  interface Window {
    watch: Watch;
    asked: Promise<number>;
    seen: { stop(): FramesSeen } | undefined;
  }
}

/** Regions say of themselves that they wait for an answer: `aria-busy`. */
export function installWatch(): void {
  /** An answer may lead to another question, which is asked by then. */
  const QUIET_FRAMES = 4;
  const PATIENCE_MS = 20_000;
  const isBusy = (): boolean => document.querySelector('[aria-busy="true"]') !== null;

  /** Called in a frame: a message comes after it was laid out and painted. */
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });

  const settled = (isThere: () => boolean, failure: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const givenUpAt = performance.now() + PATIENCE_MS;
      let paintedAt: Promise<number> | null = null;
      let quiet = 0;
      const look = (): void => {
        if (isThere() && !isBusy()) {
          paintedAt ??= painted();
          quiet += 1;
        } else {
          paintedAt = null;
          quiet = 0;
        }
        if (paintedAt !== null && quiet > QUIET_FRAMES) resolve(paintedAt);
        else if (performance.now() > givenUpAt) reject(new Error(failure));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });

  window.watch = {
    opened: (parts) =>
      settled(
        () => parts.every((part) => document.querySelector(part) !== null),
        'The screen did not become complete.',
      ),
    async next() {
      let startedAt = 0;
      let wasBusy = false;
      const begin = (event: Event): void => {
        if (startedAt === 0) startedAt = event.timeStamp;
      };
      const events = ['input', 'click', 'pointerup'] as const;
      for (const name of events) addEventListener(name, begin, { capture: true });
      const observer = new MutationObserver(() => (wasBusy ||= startedAt > 0 && isBusy()));
      observer.observe(document, { subtree: true, attributeFilter: ['aria-busy'] });
      try {
        return (await settled(() => wasBusy, 'What was done asked nothing.')) - startedAt;
      } finally {
        observer.disconnect();
        for (const name of events) removeEventListener(name, begin, { capture: true });
      }
    },
    frames() {
      const frames: number[] = [];
      let blankRows = 0;
      let before = performance.now();
      let handle = requestAnimationFrame(function look(now) {
        frames.push(now - before);
        before = now;
        for (const row of document.querySelectorAll('[data-index]'))
          if (row.textContent === '') blankRows += 1;
        handle = requestAnimationFrame(look);
      });
      return {
        stop() {
          cancelAnimationFrame(handle);
          // The first one began before anybody looked.
          return { frames: frames.slice(1), blankRows };
        },
      };
    },
  };
}

/** What the screen says of the same question in two places: the number of traces, and the sum of the chart. */
export function totalsOnScreen(): { list: number; chart: number } {
  const numberIn = (text: string | null | undefined): number =>
    Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));
  const status = [...document.querySelectorAll('[role=status]')].find(({ textContent }) =>
    /^[\d,]+ of [\d,]+ traces/.test(textContent.trim()),
  );
  const counts = [...document.querySelectorAll('figure [data-series] strong')];
  return {
    list: numberIn(status?.textContent),
    chart: counts.reduce((sum, { textContent }) => sum + numberIn(textContent), 0),
  };
}

/** A list of nothing but rows with their numbers, drawn the way that costs least: what scrolling costs at all. */
export function drawEmptyList({
  rows,
  height,
  width,
}: {
  rows: number;
  height: number;
  width: number;
}): void {
  const ROW_PX = 28;
  const TALLEST_PX = 15_000_000;
  const box = document.createElement('div');
  box.setAttribute('role', 'grid');
  box.tabIndex = 0;
  box.style.cssText = `height:${height}px;width:${width}px;overflow:auto;font:13px sans-serif`;
  const stage = document.createElement('div');
  stage.style.cssText = `position:sticky;top:0;height:${height}px;overflow:clip`;
  const length = document.createElement('div');
  length.style.height = `${Math.min(TALLEST_PX, rows * ROW_PX) - height}px`;
  const slots = Array.from({ length: Math.ceil(height / ROW_PX) + 2 }, () => {
    const row = document.createElement('div');
    row.style.cssText = `position:absolute;height:${ROW_PX}px;contain:strict;width:100%;border-bottom:1px solid #ddd`;
    stage.append(row);
    return row;
  });
  const draw = (): void => {
    const from = Math.floor(box.scrollTop / ROW_PX);
    for (let index = from; index < from + slots.length; index += 1) {
      const row = slots[index % slots.length];
      if (row === undefined) continue;
      row.dataset['index'] = row.textContent = String(index);
      row.style.transform = `translateY(${index * ROW_PX - box.scrollTop}px)`;
    }
  };
  box.append(stage, length);
  document.body.replaceChildren(box);
  box.addEventListener('scroll', draw);
  draw();
}
