import type { RuleColour, RuleIcon } from '../../model/trace-view.ts';
import { plural } from '../format.ts';
import { shown } from '../shown.ts';

export const zonePicker = {
  label: (zone: string) => `Time zone: ${zone}`,
  title: 'Time zone of every time shown',
  find: 'Find a time zone',
  none: 'No time zone has that name.',
  local: (zone: string) => `Local: ${zone}`,
  list: 'Time zones',
};

export const columnPins = {
  pin: (column: string) => `Keep ${column} in view`,
  unpin: (column: string) => `Let ${column} scroll`,
};

export const savedViews = {
  save: 'Save view',
  view: 'View:',
  changed: 'changed',
  saveChanges: (name: string) => `Save changes to “${shown(name)}”`,
  backTo: (name: string) => `Back to “${shown(name)}” as it was saved`,
  draft: 'Draft of a notification from this filter',
  saveAs: 'Save as a new view…',
  rename: 'Rename…',
  remove: (name: string) => `Delete “${shown(name)}”`,
  exportOne: (name: string) => `Save “${shown(name)}” to a file…`,
  exportAll: 'Save all views to a file…',
  import: 'Views from a file…',
  list: 'Saved views',
  none: 'No saved view yet.',
  readOnly: 'This workspace cannot be changed here, so no view can be saved in it.',
  unreadable: 'cannot be read',
  saveTitle: 'Save as a new view',
  renameTitle: 'Rename the view',
  name: 'Name',
  nameHint:
    'It keeps the filter, the columns, the time, the order, the zone, the colours and the values at the side.',
  do: 'Save',
  removed: (name: string) => `View “${shown(name)}” deleted.`,
  undo: 'Undo',
  dismiss: 'Dismiss',
  exported: (count: number, path: string) =>
    `${count === 1 ? 'One view' : `${count} views`} saved to ${path}.`,
  imported: (names: readonly { name: string; as: string }[]) =>
    `Taken in: ${names
      .map(({ name, as }) =>
        name === as ? `“${shown(name)}”` : `“${shown(name)}” as “${shown(as)}”, its name was taken`,
      )
      .join('; ')}.`,
  fileName: (name: string) => `${name} views`,
  paletteGroup: 'Saved views',
  open: (name: string) => `View: “${shown(name)}”`,
};

export const colourRules = {
  title: 'Colours',
  panel: 'Colour rules',
  intro: 'The first rule that fits a trace marks it in the list, by colour and icon.',
  none: 'No rule yet.',
  add: 'Add a rule',
  fromFilter: 'Add a rule from the filter',
  full: (most: number) => `${most} rules are as many as can be told apart.`,
  query: (number: number) => `Rule ${number}: filter`,
  placeholder: 'rating = incident',
  colour: (number: number) => `Rule ${number}: colour`,
  icon: (number: number) => `Rule ${number}: icon`,
  word: (number: number) => `Rule ${number}: word beside the icon`,
  wordPlaceholder: 'Word',
  earlier: (number: number) => `Rule ${number}: apply earlier`,
  later: (number: number) => `Rule ${number}: apply later`,
  remove: (number: number) => `Rule ${number}: delete`,
  applies: (number: number) => `Rule ${number} marks traces`,
  empty: 'Write which traces it marks.',
  /** Of rules that are on. */
  broken: (value: number) => `${value} ${plural(value, 'rule marks', 'rules mark')} nothing: see why.`,
  costly: 'Its pattern takes far too long on some of the traces: it marks nothing.',
  costlyLine: (number: number, query: string) =>
    `Colour rule ${number} marks nothing, as its pattern takes far too long: ${query}`,
  switchOff: (number: number) => `Switch rule ${number} off`,
  bodies: 'A colour rule looks at fields alone: not at requests, responses, messages or free words.',
  /** What a screen reader says of a marked row. */
  marked: (colour: string, icon: string, word: string) =>
    word === '' ? `marked ${colour} ${icon}` : `marked “${shown(word)}”`,
};

export const ruleColours: Record<RuleColour, string> = {
  blue: 'blue',
  orange: 'orange',
  teal: 'teal',
  pink: 'pink',
  yellow: 'yellow',
  sky: 'sky blue',
  red: 'red',
  grey: 'grey',
};

export const ruleIcons: Record<RuleIcon, string> = {
  flag: 'flag',
  star: 'star',
  key: 'key',
  shield: 'shield',
  bolt: 'bolt',
  eye: 'eye',
  person: 'person',
  clock: 'clock',
};
