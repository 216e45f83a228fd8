import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTarget } from '../../../shared/contract/codes.ts';
import { client } from '../../api.ts';
import { recordHref, recordIcon } from '../../app/record-links.ts';
import { useScans } from '../../app/scanner/scans.ts';
import { playTone } from '../../app/scanner/sound.ts';
import { notifyError } from '../../ui/notify.ts';
import { closePalette } from '../../ui/palette/actions.ts';
import { EnterCode } from './EnterCode.tsx';
import { closeCodeDialog, useOpenCodeDialog } from './open.ts';
import { ScannerSettings } from './ScannerSettings.tsx';
import { SeveralRecords } from './SeveralRecords.tsx';
import { UnknownCode, type UnknownMeaning } from './UnknownCode.tsx';

/** What a code came to that did not lead to one record. */
interface Question {
  readonly code: string;
  readonly meaning: UnknownMeaning;
  readonly targets: readonly CodeTarget[];
}

/**
 * Opens what is scanned, wherever one is in the program: part of the frame. What stands in an open form is kept
 * as its draft.
 */
export function Scanning() {
  const { t } = useTranslation('codes');
  const router = useRouter();
  const dialog = useOpenCodeDialog();
  const [question, setQuestion] = useState<Question | null>(null);
  const told = useRef<string>(undefined);

  const open = (target: CodeTarget) => {
    setQuestion(null);
    const href = recordHref(target.entity, target.id);
    const Icon = recordIcon(target.entity);
    if (told.current !== undefined) notifications.hide(told.current);
    told.current = notifications.show({
      icon: <Icon size={20} aria-hidden />,
      title: t(target.archived ? 'foundArchived' : 'found', { kind: t(`kind.${target.entity}`) }),
      message: href === null ? `${target.title}. ${t('noPage')}` : target.title,
      color: target.archived ? 'warning' : 'good',
      autoClose: 4000,
    });
    if (href !== null) router.history.push(href);
  };

  const follow = async (code: string, isRest = false) => {
    closePalette();
    closeCodeDialog();
    try {
      const { isLabel, targets } = await client.codes.resolve({ code });
      const [only] = targets;
      playTone(only === undefined ? 'missing' : 'found');
      if (only !== undefined && targets.length === 1) open(only);
      else setQuestion({ code, meaning: isRest ? 'rest' : isLabel ? 'label' : 'unknown', targets });
    } catch (error) {
      playTone('missing');
      notifyError(error);
    }
  };

  useScans((code, isRest) => void follow(code, isRest));

  const isUnknown = question !== null && question.targets.length === 0;
  return (
    <>
      <EnterCode opened={dialog === 'enter'} onClose={closeCodeDialog} onCode={follow} />
      <ScannerSettings opened={dialog === 'scanner'} onClose={closeCodeDialog} />
      <SeveralRecords
        code={question?.code ?? ''}
        targets={question?.targets ?? []}
        opened={question !== null && !isUnknown}
        onClose={() => setQuestion(null)}
        onChoose={open}
      />
      <UnknownCode
        code={question?.code ?? ''}
        meaning={question?.meaning ?? 'unknown'}
        opened={isUnknown}
        onClose={() => setQuestion(null)}
        onLinked={open}
      />
    </>
  );
}
