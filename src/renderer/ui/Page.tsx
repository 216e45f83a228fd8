import { ActionIcon, Button, Menu, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronRight, IconDots, type Icon } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageAnchor } from './PageAnchor.tsx';
import classes from './Page.module.css';
import { useShortcut } from './shortcuts.ts';

export interface PageAction {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: Icon;
  readonly disabled?: boolean;
  readonly loading?: boolean;
  /** A key that does the same, e.g. `n`. */
  readonly shortcut?: string;
  /** Red, for what cannot be taken back. */
  readonly danger?: boolean;
}

export interface Breadcrumb {
  readonly label: string;
  /** Address inside the program, e.g. `/assets`. */
  readonly href: string;
}

export interface PageProps {
  readonly title: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** Beside the title: a badge, a count. */
  readonly titleSide?: ReactNode;
  /** The one next sensible thing to do. */
  readonly primary?: PageAction;
  /** Buttons beside it; few. */
  readonly secondary?: ReactNode;
  /** Everything rarer, behind the menu. */
  readonly menu?: readonly PageAction[];
  /** The content fills the rest of the window and scrolls inside (lists, trees). */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

function ActionKey({ keys, label, onClick }: { keys: string; label: string; onClick: () => void }) {
  useShortcut(keys, onClick, { label });
  return null;
}

/** @param of what the actions are done to, where that is not the record of the page */
export function PageMenu({ actions, of }: { actions: readonly PageAction[]; of?: string }) {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={of === undefined ? t('more') : `${of}: ${t('more')}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, onClick, icon: IconComponent, disabled, danger }) => (
          <Menu.Item
            key={label}
            onClick={onClick}
            disabled={disabled}
            color={danger === true ? 'critical' : undefined}
            leftSection={IconComponent === undefined ? undefined : <IconComponent size={18} aria-hidden />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function PrimaryAction({ action }: { action: PageAction }) {
  const { label, onClick, icon: IconComponent, disabled, loading, shortcut, danger } = action;
  return (
    <>
      {shortcut !== undefined && <ActionKey keys={shortcut} label={label} onClick={onClick} />}
      <Button
        onClick={onClick}
        disabled={disabled}
        loading={loading}
        color={danger === true ? 'critical' : undefined}
        leftSection={IconComponent === undefined ? undefined : <IconComponent size={18} aria-hidden />}
        aria-keyshortcuts={shortcut}
      >
        {label}
      </Button>
    </>
  );
}

export function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('breadcrumbs')} className={classes.breadcrumbs}>
      {items.map(({ label, href }, index) => (
        <Fragment key={href}>
          {index > 0 && <IconChevronRight size={14} aria-hidden />}
          <PageAnchor href={href}>{label}</PageAnchor>
        </Fragment>
      ))}
    </nav>
  );
}

export interface PageHeaderProps extends Pick<PageProps, 'breadcrumbs' | 'primary' | 'secondary' | 'menu'> {
  /** The title and what stands beside it. */
  readonly children: ReactNode;
}

/** What every page begins with: where it is, its title, what can be done. */
export function PageHeader({ breadcrumbs = [], primary, secondary, menu = [], children }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.heading}>
        {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
        <div className={classes.titleRow}>{children}</div>
      </div>
      <div className={classes.actions}>
        {secondary}
        {primary !== undefined && <PrimaryAction action={primary} />}
        {menu.length > 0 && <PageMenu actions={menu} />}
      </div>
    </header>
  );
}

/** A page: title, the one primary action, a menu for the rest. */
export function Page({ title, breadcrumbs, titleSide, primary, secondary, menu, fill, children }: PageProps) {
  useDocumentTitle(`${title} · Millwright`);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <PageHeader {...{ breadcrumbs, primary, secondary, menu }}>
        <Title order={1}>{title}</Title>
        {titleSide}
      </PageHeader>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
