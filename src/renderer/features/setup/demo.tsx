import { Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptSession, api } from '../../api.ts';
import { useJob, type FollowedJob } from '../../app/use-job.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { sentenceOfCode } from '../../ui/errors.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { systemTimeZone } from '../../ui/plant.tsx';
import { Progress } from '../../ui/Progress.tsx';
import classes from './WelcomePage.module.css';

export interface Demo {
  readonly start: () => void;
  readonly starting: boolean;
  readonly running: boolean;
  readonly followed: FollowedJob;
  /** How the last attempt ended, when it did not end well. */
  readonly message: ReactNode;
}

/** Builds the demo plant; once it stands, the session says `signed-out` and the sign-in page takes over. */
export function useDemo(): Demo {
  const { t, i18n } = useTranslation('setup');
  const [jobId, setJobId] = useState<string | null>(null);
  const followed = useJob(jobId);
  const begin = useMutation(
    api.setup.demo.mutationOptions({ onSuccess: ({ jobId: started }) => setJobId(started) }),
  );
  const state = followed.job?.state;
  const lookAgain = useEffectEvent(() => void adoptSession(null));
  useEffect(() => {
    if (state === 'done') lookAgain();
  }, [state]);

  const failure = followed.job?.error ?? null;
  return {
    start: () => {
      setJobId(null);
      begin.mutate({
        timeZone: systemTimeZone(),
        language: currentLanguage() === 'de' ? 'de' : 'en',
      });
    },
    starting: begin.isPending,
    running: jobId !== null && (state === undefined || state === 'running' || state === 'done'),
    followed,
    message: (
      <div className={classes.note} key={i18n.language}>
        {begin.error !== null && <ErrorState error={begin.error} />}
        {state === 'cancelled' && <Text component="output">{t('demo.cancelled')}</Text>}
        {state === 'failed' && (
          <ErrorState error={sentenceOfCode(failure?.code ?? 'INTERNAL', failure?.params ?? {})} />
        )}
      </div>
    ),
  };
}

export function DemoProgress({ demo }: { demo: Demo }) {
  const { t, i18n } = useTranslation('setup');
  const word = useTranslator('setup');
  const { job, cancel, cancelling } = demo.followed;
  const step = `steps.${job?.step ?? 'other'}`;
  return (
    <section className={classes.card} aria-label={t('demo.running')}>
      <Title order={2} mb="md">
        {t('demo.running')}
      </Title>
      <Progress
        label={i18n.exists(step, { ns: 'setup' }) ? word(step) : t('steps.other')}
        value={job?.progress ?? 0}
        onCancel={job?.state === 'done' ? undefined : cancel}
        cancelling={cancelling}
      />
    </section>
  );
}
