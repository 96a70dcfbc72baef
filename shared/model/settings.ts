import { DEFAULT_NETWORK_SETTINGS, type NetworkSettings } from './network-settings.ts';
import type { TourPlace } from './tour.ts';
import { DEFAULT_OVERVIEW, type OverviewChoices } from './overview-choices.ts';
import { DEFAULT_UPDATE_SETTINGS, type UpdateSettings } from './updates.ts';

/** What the application remembers about itself, on this machine, for this person. Never a secret. */
export interface Settings {
  theme: ThemeChoice;
  density: Density;
  language: LanguageChoice;
  openLastWorkspace: boolean;
  overview: OverviewChoices;
  tour: TourPlace;
  /** How far around a trace one looks. */
  pivotMinutes: number;
  /** What the form of a notification has of the designer's width, in percent. */
  designerShare: number;
  /** What the details of a trace have of the height they share with the list, or of the width beside it, in percent. */
  detailShare: number;
  /** After how many minutes each connection is synced again, by its id; one that is not named is synced when a person says so. */
  syncEvery: Readonly<Record<string, SyncMinutes>>;
  network: NetworkSettings;
  /** Of times, where nothing else is chosen for a workspace: `utc`, `local`, or a zone by its name. */
  zone: string;
  updates: UpdateSettings;
}

export const SYNC_MINUTES = [15, 60, 360, 1440] as const;
export type SyncMinutes = (typeof SYNC_MINUTES)[number];

export const DESIGNER_SHARE = { least: 25, most: 70, usual: 46 } as const;
export const DETAIL_SHARE = { least: 25, most: 80, usual: 46 } as const;

export const THEME_CHOICES = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** How close the rows of lists and tables stand. */
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  language: 'system',
  openLastWorkspace: true,
  overview: DEFAULT_OVERVIEW,
  tour: { step: 0, isOpen: false },
  pivotMinutes: 15,
  designerShare: DESIGNER_SHARE.usual,
  detailShare: DETAIL_SHARE.usual,
  syncEvery: {},
  network: DEFAULT_NETWORK_SETTINGS,
  zone: 'utc',
  updates: DEFAULT_UPDATE_SETTINGS,
};

/** The language to show, given the choice and what the system asks for (BCP 47 tags, most wanted first). */
export function resolveLanguage(choice: LanguageChoice, systemTags: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of systemTags) {
    const primary = tag.toLowerCase().split(/[-_]/)[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
