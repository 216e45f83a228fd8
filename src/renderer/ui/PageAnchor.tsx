import { Anchor, type AnchorProps } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';

type OwnAttributes = Omit<ComponentPropsWithoutRef<'a'>, keyof AnchorProps | 'onClick'>;

export interface PageAnchorProps extends AnchorProps, OwnAttributes {
  /** Address inside the program, e.g. `/assets/…`. */
  readonly href: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link to an address inside the program; opens in a new window as links do. */
export function PageAnchor({ href, children, ...others }: PageAnchorProps) {
  const router = useRouter();
  return (
    <Anchor
      {...others}
      href={router.history.createHref(href)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </Anchor>
  );
}
