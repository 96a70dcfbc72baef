export const DESIGNER_TABS = ['form', 'json', 'terraform'] as const;
export type DesignerTab = (typeof DESIGNER_TABS)[number];

let current = $state<DesignerTab>('form');

/** In what form drafts are shown; the next one as the last. */
export const designerTab = {
  get current(): DesignerTab {
    return current;
  },
  choose(tab: DesignerTab): void {
    current = tab;
  },
};
