import classes from './Shell.module.css';

/** The mill-rind: the iron cross a millwright sets into the stone. */
export function BrandMark() {
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--mw-accent)" />
      <path
        d="M16 12.5v7M12.5 16h7M16 12.5c0-3-1.6-4.6-4.6-5.2M16 12.5c0-3 1.6-4.6 4.6-5.2M16 19.5c0 3-1.6 4.6-4.6 5.2M16 19.5c0 3 1.6 4.6 4.6 5.2M12.5 16c-3 0-4.6-1.6-5.2-4.6M12.5 16c-3 0-4.6 1.6-5.2 4.6M19.5 16c3 0 4.6-1.6 5.2-4.6M19.5 16c3 0 4.6 1.6 5.2 4.6"
        fill="none"
        stroke="var(--mw-on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <rect x="13.2" y="13.2" width="5.6" height="5.6" rx="1" fill="var(--mw-on-accent)" />
    </svg>
  );
}
