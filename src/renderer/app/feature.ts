/** What a feature tells the frame about itself; `features.ts` lists them all. */
import type { Icon } from '@tabler/icons-react';
import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { shell } from '../i18n/en/shell.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { PaletteAction } from '../ui/palette/actions.ts';

export interface NavigationEntry {
  /** Key in the catalogue `shell.nav`. */
  readonly label: keyof (typeof shell)['nav'];
  readonly icon: Icon;
  /** Address of its page, e.g. `/assets`; everything below it marks the entry as the present one. */
  readonly href: string;
  /** Other addresses that belong to it, e.g. `/locations`. */
  readonly also?: readonly string[];
  /** The entry is left out, and its pages are closed, for those who lack it. */
  readonly permission?: Permission;
  /** How many of something wait there, beside its word. */
  readonly badge?: ComponentType;
}

/** Addresses without an entry of their own that are closed for those who lack the permission. */
export interface ClosedPages {
  readonly path: RegExp;
  readonly permission: Permission;
}

/** Whether a path is that of the entry or lies below it. */
export function isWithin({ href, also = [] }: NavigationEntry, path: string): boolean {
  return [href, ...also].some((own) => path === own || path.startsWith(`${own}/`));
}

/** What an action needs to run; handed to `Feature.actions`. */
export interface ActionContext {
  /** Goes to an address inside the program. */
  readonly go: (href: string) => void;
  readonly can: (permission: Permission) => boolean;
}

export interface Feature {
  readonly id: string;
  /** Routes made with `createRoute({ getParentRoute: () => rootRoute, … })`. */
  readonly routes: readonly AnyRoute[];
  readonly navigation?: NavigationEntry;
  readonly closed?: readonly ClosedPages[];
  /** Actions of the palette that are there on every page; called on each render, so labels follow the language. */
  readonly actions?: (context: ActionContext) => readonly PaletteAction[];
}
