import { shown } from '../shown.ts';

/** Columns of the list that are read from requests, responses and whatever else no column of the data holds. */
export const memberColumns = {
  find: 'Find a column, or type a path: request.name',
  paths: 'Places seen in bodies',
  add: (name: string) => `Add ${shown(name)}`,
  malformed: 'This path cannot be read. Write it like request.items[0].id or response["odd name"].',
  show: (name: string) => `Add column: ${shown(name)}`,
  hide: (name: string) => `Remove column: ${shown(name)}`,
  nullValue: 'null',
  emptyText: '""',
  isNull: 'Written as null',
  isEmpty: 'An empty text',
  awaited: 'Being read',
  more: (values: number) => `+${values}`,
  moreWhy: (values: number) => `${values} more ${values === 1 ? 'value' : 'values'}`,
};
