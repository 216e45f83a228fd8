import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { webAddress } from './web-address.ts';
import classes from './Suppliers.module.css';

/** An address as it was entered; only one of the web becomes a link, and it opens outside. */
export function Website({ text }: { text: string }) {
  const href = webAddress(text);
  if (href === null) return <>{text}</>;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" className={classes.website}>
      {text.replace(/^https?:\/\//i, '')}
      <IconExternalLink size={14} aria-hidden />
    </Anchor>
  );
}
