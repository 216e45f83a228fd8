import type { ReactNode } from 'react';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { BrandMark } from './Brand.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import classes from './Shell.module.css';

/** The frame before anybody is signed in: mark, language and looks, and the page in the middle. */
export function OutsideFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.outside}>
      <header className={classes.outsideBar}>
        <span className={classes.brand}>
          <BrandMark />
          Millwright
        </span>
        <AppearanceMenu />
      </header>
      <ConnectionBanner />
      <main className={classes.outsideMain}>
        <div className={classes.outsideContent} data-wide={wide || undefined}>
          {children}
        </div>
      </main>
    </div>
  );
}
