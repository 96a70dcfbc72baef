import type { Page } from '@playwright/test';

/** Controls that nobody can bring into view and press, and a page that is wider than its window: a line each. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`The page is ${root.scrollWidth} px wide.`);
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    for (const control of controls)
      if (
        !isBehindButton(control) &&
        control.checkVisibility({ visibilityProperty: true }) &&
        !isInView(control)
      ) {
        // What shows itself only when it is reached by keys.
        control.focus();
        if (!isInView(control)) found.push(control.outerHTML.slice(0, 160));
      }
    return found;

    /** Files are asked for by a button, which presses the field that nobody sees. */
    function isBehindButton(control: HTMLElement): boolean {
      return control.matches('input[type=file][tabindex="-1"]');
    }

    function isInView(control: HTMLElement): boolean {
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const middle = (from: number, to: number, most: number): number =>
        (Math.max(0, from) + Math.min(most, to)) / 2;
      const hit = document.elementFromPoint(
        middle(left, right, innerWidth),
        middle(top, bottom, innerHeight),
      );
      if (hit === null || right - left === 0 || bottom - top === 0) return false;
      return control.contains(hit) || hit.closest('label')?.control === control;
    }
  });
}

/** What has to be scrolled sideways to be read, other than a table, a chart's table or text that is typed: a line each, with what is too wide. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const mayScroll = 'table, [role=grid], [role=treegrid], [role=table], textarea, input, pre';
    return [...document.querySelectorAll<HTMLElement>('*')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX))
      .filter((each) => each.closest(mayScroll) === null && !holdsOnlyTable(each))
      .map((each) => `${each.scrollWidth} > ${each.clientWidth}: ${each.outerHTML.slice(0, 120)}`);

    function holdsOnlyTable({ children }: HTMLElement): boolean {
      const [table, ...others] = children;
      return table?.matches('table') === true && others.every((each) => each.matches('.visually-hidden'));
    }
  });
}
