import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/** A key as on the keyboard, e.g. `mod+k` as Ctrl + K. */
export function KeyHint({ keys }: { keys: string }) {
  const { i18n } = useTranslation();
  const isMac = navigator.userAgent.includes('Mac');
  const control = isMac ? '⌘' : i18n.language === 'de' ? 'Strg' : 'Ctrl';
  const parts = keys.split('+').map((part) => (part === 'mod' ? control : part));
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
