import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/** Keys that are called otherwise on keyboards of other languages. */
const CAPS = { mod: 'control', Ctrl: 'control', Space: 'space', Delete: 'delete', Enter: 'enter' } as const;

function isNamed(part: string): part is keyof typeof CAPS {
  return part in CAPS;
}

/** A key as on the keyboard of the person's language, e.g. `mod+k` as Ctrl + K or Strg + K. */
export function KeyHint({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const isMac = navigator.userAgent.includes('Mac');
  const capOf = (part: string) => {
    if (!isNamed(part)) return part;
    const cap = CAPS[part];
    return isMac && cap === 'control' ? '⌘' : t(`keys.caps.${cap}`);
  };
  const parts = keys.split('+').map(capOf);
  return (
    <span>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' + '}
          <Kbd>{part.length === 1 ? part.toUpperCase() : part}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}
