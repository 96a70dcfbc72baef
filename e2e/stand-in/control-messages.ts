import type { CustomScheme, ProxyConfig, Rectangle, WebPreferences } from 'electron';

/** The machine that the app finds itself on. */
export interface StandInSettings {
  languages: string[];
  displays: Rectangle[];
  /** Whether the system is set to dark. */
  dark: boolean;
  secrets: { available: boolean; backend: string };
  /** Whether the app runs as its own program, with arguments of its own alone. */
  packaged: boolean;
}

export const DIALOG_KINDS = ['open', 'save', 'message', 'error'] as const;
export type DialogKind = (typeof DIALOG_KINDS)[number];

export interface WindowRecord {
  id: number;
  targetId: string;
  visible: boolean;
  focused: boolean;
  maximised: boolean;
  /** In the task bar, now and whenever it was set. */
  progress: number | 'indeterminate' | null;
  progressSeen: (number | 'indeterminate' | null)[];
  bounds: Rectangle;
  smallest: { width: number; height: number };
  title: string;
  url: string;
  backgroundColor: string;
  preferences: WebPreferences;
  /** How often a page was loaded to its end. */
  loads: number;
  crashed: boolean;
}

export interface MenuRecord {
  id: string;
  label: string;
  role: string;
  accelerator: string;
  enabled: boolean;
  checked: boolean;
  submenu: MenuRecord[];
}

export interface DialogRecord {
  kind: DialogKind;
  options: Record<string, unknown>;
  windowId: number | null;
  open: boolean;
}

export interface StandInState {
  schemes: readonly CustomScheme[];
  sandboxEnabled: boolean;
  paths: Record<string, string>;
  switches: string[];
  windows: WindowRecord[];
  menu: MenuRecord[];
  dialogs: DialogRecord[];
  /** Navigations that a page began, and whether the app let them happen. */
  navigations: { url: string; isMainFrame: boolean; allowed: boolean }[];
  /** Windows that a page asked for, and what became of it. */
  windowsAskedFor: { url: string; action: string }[];
  /** Requests that went no further, and what stopped them. */
  stopped: { url: string; by: 'session' | 'no-network' }[];
  /** Addresses that were handed to the system's browser. */
  openedOutside: string[];
  notifications: { title: string; body: string }[];
  spellChecker: boolean;
  /** Sessions that the app made besides its own, with their proxies. */
  partitions: Record<string, ProxyConfig | null>;
  recentDocuments: string[];
  /** Processes of `utilityProcess` that are alive. */
  utilityPids: number[];
}

/** Content of a place that is not the app's. */
export interface Elsewhere {
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Nothing = Record<string, never>;

/** What a test can do to the app from outside its pages. */
export interface Verbs {
  state: { input: Nothing; output: StandInState };
  /** The test has taken hold of a page that it was told of. */
  watching: { input: { targetId: string }; output: Nothing };
  /** Waits until a window's page was loaded so often. */
  loaded: { input: { times: number }; output: WindowRecord };
  clickMenu: { input: { id: string }; output: Nothing };
  /** Answers the dialog of this kind that is open, or the next one. */
  answerDialog: { input: { kind: DialogKind; answer: unknown }; output: Nothing };
  closeWindow: { input: { id: number }; output: Nothing };
  moveWindow: { input: { id: number; bounds: Rectangle }; output: Nothing };
  minimiseWindow: { input: { id: number }; output: Nothing };
  /** A person clicks the last notification of the system. */
  clickNotification: { input: Nothing; output: Nothing };
  crashPage: { input: { id: number }; output: Nothing };
  /** The page stops answering, or answers again. */
  hangPage: { input: { id: number; hangs: boolean }; output: Nothing };
  /** Puts content at an address elsewhere, past every guard. */
  putElsewhere: { input: Elsewhere; output: Nothing };
  /** Opens an address as the app itself would. */
  load: { input: { id: number; url: string }; output: Nothing };
  /** What the app makes of a step that a page cannot be brought to take here; true where it lets it pass. */
  tryEvent: { input: { id: number; name: string; details: Record<string, unknown> }; output: boolean };
  /** A message as a page's process could send it, from a frame of its choice. */
  sendFrom: {
    input: {
      id: number;
      frame: { url: string; origin: string; isTop: boolean };
      channel: string;
      values: unknown[];
    };
    output: { value: unknown } | { error: string };
  };
  askPermission: {
    input: { permission: string };
    output: { check: boolean; request: boolean; device: boolean };
  };
  setSecrets: { input: StandInSettings['secrets']; output: Nothing };
  setDark: { input: { dark: boolean }; output: Nothing };
  openFile: { input: { path: string }; output: Nothing };
  /** Evaluates in the page, also after a crash that cost others their hold on it. */
  evaluate: { input: { id: number; expression: string }; output: unknown };
  /** A broken promise in the app's own code. */
  fault: { input: { message: string }; output: Nothing };
  quit: { input: Nothing; output: Nothing };
}

export type Verb = keyof Verbs;

export interface ControlRequest {
  id: number;
  verb: Verb;
  input: unknown;
}

export interface ControlReply {
  id: number;
  output?: unknown;
  error?: string;
}

/** Said of each page before anything happens in it; `watching` is waited for. */
export interface PageNotice {
  page: string;
}
