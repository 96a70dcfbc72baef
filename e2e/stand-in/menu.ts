import type { MenuItemConstructorOptions } from 'electron';
import type { MenuRecord } from './control-messages.ts';

const ROLES = new Set(
  (
    'about appMenu clear close copy cut delete editMenu fileMenu forceReload front help hide hideOthers minimize ' +
    'paste pasteAndMatchStyle quit recentDocuments redo reload resetZoom selectAll services toggleDevTools ' +
    'togglefullscreen undo unhide viewMenu window windowMenu zoom zoomIn zoomOut'
  )
    .toLowerCase()
    .split(' '),
);
const ACCELERATOR =
  /^((CmdOrCtrl|CommandOrControl|Command|Cmd|Control|Ctrl|Alt|Option|Shift|Super|Meta)\+)*([A-Z0-9]|F\d{1,2}|[!-/:-@]|Plus|Space|Tab|Escape|Delete|Up|Down|Left|Right)$/;

export class MenuItem {
  readonly options: MenuItemConstructorOptions;
  readonly submenu: Menu | null;
  enabled: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    const { role, accelerator, label, type, submenu } = options;
    if (label === undefined && role === undefined && type === undefined)
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    if (role !== undefined && !ROLES.has(role.toLowerCase()))
      throw new TypeError(`There is no role ${role}.`);
    if (accelerator !== undefined && !ACCELERATOR.test(accelerator))
      throw new TypeError(`Not an accelerator: ${accelerator}`);
    this.options = options;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : null;
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
  }

  click(): void {
    if (!this.enabled) throw new Error(`The menu item ${this.options.id ?? ''} is disabled.`);
    this.options.click?.(undefined as never, undefined, {});
  }

  record(): MenuRecord {
    const { id = '', label = '', role = '', accelerator } = this.options;
    const { enabled, checked } = this;
    const submenu = this.submenu?.items.map((item) => item.record()) ?? [];
    return { id, label, role, accelerator: accelerator ?? '', enabled, checked, submenu };
  }
}

export class Menu {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)));
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.options.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

let applicationMenu: Menu | null = null;
