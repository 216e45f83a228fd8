import { createElement } from 'react';
import classes from './AssetTypes.module.css';
import { typeIcon } from './icons.ts';

/** A type by its icon and name. */
export function TypeName({ icon, name }: { icon: string | null; name: string }) {
  return (
    <span className={classes.typeName}>
      {createElement(typeIcon(icon), { 'aria-hidden': true, size: 18 })}
      {name}
    </span>
  );
}
