/** Icon and tone of every state that has a badge; the words stand in the catalogue `status` under the same keys. */
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBellOff,
  IconBellRinging,
  IconBellZ,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconEye,
  IconEqual,
  IconHeart,
  IconHeartbeat,
  IconHeartBroken,
  IconLock,
  IconMoon,
  IconPackage,
  IconPackageOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconArchive,
  IconChevronDown,
  IconChevronUp,
  IconChevronsUp,
  IconClipboardCheck,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
  IconShoppingCart,
  IconTargetArrow,
  IconTool,
  IconTrash,
  IconTrendingDown,
  IconTrendingUp,
  type Icon,
} from '@tabler/icons-react';
import type { ALARM_STATES } from '../../shared/contract/alarms.ts';
import type { ConnectionState } from '../../shared/contract/data-sources.ts';
import type { Verification } from '../../shared/contract/verification.ts';
import type { HealthBand } from '../../shared/domain/health.ts';
import type { PredictionState } from '../../shared/domain/prediction/score-board.ts';
import type { SetAside } from '../../shared/domain/prediction/stored.ts';
import type {
  AccountStatus,
  AssetStatus,
  Criticality,
  ItemState,
  Priority,
  Severity,
  Side,
  WorkOrderStatus,
} from '../../shared/domain/vocabulary.ts';

export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'critical';
export type AlarmState = (typeof ALARM_STATES)[number];
export type StockState = 'ok' | 'low' | 'out' | 'negative';

export interface Badge {
  readonly icon: Icon;
  readonly tone: Tone;
}

function badge(icon: Icon, tone: Tone): Badge {
  return { icon, tone };
}

const workOrder: Readonly<Record<WorkOrderStatus, Badge>> = {
  requested: badge(IconCircleDashed, 'neutral'),
  open: badge(IconCircle, 'info'),
  'in-progress': badge(IconPlayerPlay, 'info'),
  'on-hold': badge(IconPlayerPause, 'warning'),
  completed: badge(IconCircleCheck, 'good'),
  cancelled: badge(IconCircleX, 'neutral'),
};

const proof: Readonly<Record<Verification['state'], Badge>> = {
  verifying: badge(IconClock, 'info'),
  verified: badge(IconShieldCheck, 'good'),
  'not-verified': badge(IconShieldQuestion, 'warning'),
  waived: badge(IconShieldOff, 'neutral'),
};

const priority: Readonly<Record<Priority, Badge>> = {
  low: badge(IconChevronDown, 'neutral'),
  medium: badge(IconEqual, 'neutral'),
  high: badge(IconChevronUp, 'warning'),
  critical: badge(IconChevronsUp, 'critical'),
};

const asset: Readonly<Record<AssetStatus, Badge>> = {
  running: badge(IconPlayerPlay, 'good'),
  standby: badge(IconMoon, 'neutral'),
  down: badge(IconAlertOctagon, 'critical'),
  maintenance: badge(IconTool, 'warning'),
  retired: badge(IconArchive, 'neutral'),
};

/** Not a state: most machines of a plant matter, and a list of red words would hide the one that is down. */
const criticality: Readonly<Record<Criticality, Badge>> = {
  A: badge(IconChevronsUp, 'neutral'),
  B: badge(IconChevronUp, 'neutral'),
  C: badge(IconEqual, 'neutral'),
};

const health: Readonly<Record<HealthBand, Badge>> = {
  good: badge(IconHeart, 'good'),
  fair: badge(IconHeartbeat, 'neutral'),
  poor: badge(IconHeartbeat, 'warning'),
  bad: badge(IconHeartBroken, 'critical'),
};

const item: Readonly<Record<ItemState, Badge>> = {
  installed: badge(IconTool, 'good'),
  stored: badge(IconPackage, 'neutral'),
  scrapped: badge(IconTrash, 'neutral'),
};

const alarm: Readonly<Record<AlarmState, Badge>> = {
  unacknowledged: badge(IconBellRinging, 'critical'),
  acknowledged: badge(IconEye, 'warning'),
  'returned-unacknowledged': badge(IconArrowBackUp, 'info'),
  shelved: badge(IconBellZ, 'neutral'),
  suppressed: badge(IconBellOff, 'neutral'),
  closed: badge(IconCircleCheck, 'neutral'),
};

/** Of its life, or of why it no longer counts. */
const prediction: Readonly<Record<PredictionState | SetAside | 'prevented', Badge>> = {
  open: badge(IconCircle, 'info'),
  accepted: badge(IconCircleCheck, 'info'),
  rejected: badge(IconCircleX, 'neutral'),
  'came-true': badge(IconTargetArrow, 'good'),
  'did-not': badge(IconCircleX, 'warning'),
  prevented: badge(IconTool, 'good'),
  superseded: badge(IconArchive, 'neutral'),
  withdrawn: badge(IconArrowBackUp, 'neutral'),
  'no-data': badge(IconCircleDashed, 'neutral'),
  'limit-changed': badge(IconCircleDashed, 'neutral'),
  'not-watched': badge(IconCircleDashed, 'neutral'),
};

const severity: Readonly<Record<Severity, Badge>> = {
  warning: badge(IconAlertTriangle, 'warning'),
  critical: badge(IconAlertOctagon, 'critical'),
};

const side: Readonly<Record<Side, Badge>> = {
  low: badge(IconTrendingDown, 'neutral'),
  high: badge(IconTrendingUp, 'neutral'),
};

const stock: Readonly<Record<StockState, Badge>> = {
  ok: badge(IconPackage, 'good'),
  low: badge(IconShoppingCart, 'warning'),
  out: badge(IconPackageOff, 'critical'),
  negative: badge(IconClipboardCheck, 'critical'),
};

const account: Readonly<Record<AccountStatus, Badge>> = {
  pending: badge(IconClock, 'warning'),
  active: badge(IconCircleCheck, 'good'),
  disabled: badge(IconLock, 'neutral'),
};

const source: Readonly<Record<ConnectionState, Badge>> = {
  off: badge(IconPlayerPause, 'neutral'),
  elsewhere: badge(IconCircle, 'neutral'),
  'no-key': badge(IconLock, 'warning'),
  listening: badge(IconCircleCheck, 'good'),
  connecting: badge(IconClock, 'info'),
  connected: badge(IconCircleCheck, 'good'),
  watching: badge(IconCircleCheck, 'good'),
  quiet: badge(IconBellZ, 'warning'),
  failed: badge(IconAlertOctagon, 'critical'),
};

export const badgeKinds = {
  workOrder,
  proof,
  priority,
  asset,
  criticality,
  health,
  item,
  alarm,
  prediction,
  severity,
  side,
  stock,
  account,
  source,
} as const;

export type BadgeKind = keyof typeof badgeKinds;
export type BadgeValue<K extends BadgeKind> = keyof (typeof badgeKinds)[K] & string;

/** The stock state of a part. Quantities in thousandths; at or below the reorder point counts as low. */
export function stockState(onHandMilli: number, reorderPointMilli: number | null): StockState {
  if (onHandMilli < 0) return 'negative';
  if (onHandMilli === 0) return 'out';
  return reorderPointMilli !== null && onHandMilli <= reorderPointMilli ? 'low' : 'ok';
}
