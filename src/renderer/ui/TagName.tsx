import { tagName } from './tag-name.ts';
import classes from './TagName.module.css';

/** An asset in a cell: its tag, and its name where there is room for all of it. */
export function TagName({ tag, name }: { tag: string; name: string }) {
  return (
    <span className={classes.whole} title={tagName(tag, name)}>
      <span className={classes.part}>{tag}</span>{' '}
      {name !== tag && <span className={classes.part}>{name}</span>}
    </span>
  );
}
