import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { MAX_READINGS_BYTES } from '../../../shared/contract/uploads.ts';
import { useUpload } from '../../app/uploads/use-upload.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import type { EntityOption } from '../../ui/form/EntitySelect.tsx';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { FileStep } from './FileStep.tsx';
import { FileWizard } from './FileWizard.tsx';
import classes from './Imports.module.css';
import { StepBar, type StepId } from './StepBar.tsx';

const route = getRouteApi('/imports/readings');

/** Reads a file of readings in, step by step, for the asset in the address or for the whole plant. */
export function ImportReadingsPage() {
  const { t } = useTranslation('imports');
  const { assetId } = route.useSearch();
  const asset = useQuery(
    api.assets.get.queryOptions({ input: assetId === undefined ? skipToken : { id: assetId } }),
  );
  const crumbs = [
    { label: t('crumb'), href: '/assets' },
    ...(asset.data === undefined
      ? []
      : [{ label: `${asset.data.tag} ${asset.data.name}`, href: `/assets/${asset.data.id}` }]),
  ];
  return (
    <Page title={t('title')} breadcrumbs={crumbs}>
      {asset.error !== null && <ErrorState error={asset.error} onRetry={() => void asset.refetch()} />}
      {assetId === undefined ? (
        <Wizard key="plant" assetId={null} label={null} />
      ) : asset.data === undefined ? (
        <DelayedBar active={asset.isPending} />
      ) : (
        <Wizard key={assetId} assetId={assetId} label={`${asset.data.tag} ${asset.data.name}`} />
      )}
    </Page>
  );
}

function Wizard({ assetId, label }: { assetId: string | null; label: string | null }) {
  const [asset] = useState<EntityOption | null>(
    assetId === null || label === null ? null : { id: assetId, label },
  );
  const [step, setStep] = useState<StepId>('file');
  const body = useRef<HTMLDivElement>(null);
  const goTo = (next: StepId) => {
    setStep(next);
    // What was pressed is gone: whoever works with keys or listens goes on at the top of the next step.
    body.current?.focus({ preventScroll: true });
    // Which of the boxes around it scrolls is the frame's affair.
    for (let box = body.current?.parentElement; box; box = box.parentElement) box.scrollTo({ top: 0 });
  };
  const upload = useUpload('readings', MAX_READINGS_BYTES, () => goTo('format'));
  const { state } = upload;
  return (
    <>
      <StepBar current={step} onStep={step === 'run' ? undefined : goTo} />
      <div ref={body} className={classes.body} tabIndex={-1}>
        {step === 'file' && (
          <FileStep upload={upload} asset={asset?.label ?? null} onNext={() => goTo('format')} />
        )}
        {state.phase === 'done' && (
          <FileWizard
            key={state.uploadId}
            uploadId={state.uploadId}
            fileName={state.file.name}
            asset={asset}
            step={step}
            onStep={goTo}
          />
        )}
      </div>
    </>
  );
}
