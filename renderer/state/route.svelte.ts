import { VIEW_NAMES, type ViewName } from '../../shared/model/command.ts';

/** The view is in the address (`#/traces`), so that reload, back and forward keep to it. */
let view = $state<ViewName>(fromAddress());

function fromAddress(): ViewName {
  const name = location.hash.replace(/^#\//, '');
  return VIEW_NAMES.find((known) => known === name) ?? 'overview';
}

addEventListener('hashchange', () => {
  view = fromAddress();
});

export const route = {
  get view(): ViewName {
    return view;
  },
  go(next: ViewName): void {
    location.hash = addressOf(next);
  },
};

export function addressOf(name: ViewName): string {
  return `#/${name}`;
}
