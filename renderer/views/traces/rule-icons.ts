import Clock from '@lucide/svelte/icons/clock';
import Eye from '@lucide/svelte/icons/eye';
import Flag from '@lucide/svelte/icons/flag';
import Key from '@lucide/svelte/icons/key-round';
import Shield from '@lucide/svelte/icons/shield';
import Star from '@lucide/svelte/icons/star';
import User from '@lucide/svelte/icons/user';
import Zap from '@lucide/svelte/icons/zap';
import type { RuleColour, RuleIcon } from '../../../shared/model/trace-view.ts';

export const RULE_DRAWINGS: Readonly<Record<RuleIcon, typeof Flag>> = {
  flag: Flag,
  star: Star,
  key: Key,
  shield: Shield,
  bolt: Zap,
  eye: Eye,
  person: User,
  clock: Clock,
};

export const ruleColour = (colour: RuleColour): string => `var(--rule-${colour})`;
