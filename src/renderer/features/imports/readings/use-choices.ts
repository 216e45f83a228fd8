/** The choices of columns on the screen: the proposals, and what a person has made of them. */
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Inspection } from '../../../../shared/contract/imports.ts';
import { api, client, type Outputs, useCan } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { newId } from '../../../ui/new-id.ts';
import { notifyError } from '../../../ui/notify.ts';
import { choiceProblems, proposedChoice, valueColumns, type Choice, type ChoiceProblem } from './choices.ts';

type Metric = Outputs['metrics']['ofAsset'][number];

export interface Choices {
  readonly choices: ReadonlyMap<number, Choice>;
  readonly problems: ReadonlyMap<number, ChoiceProblem>;
  readonly metricsOf: (assetId: string) => readonly Metric[];
  readonly change: (index: number, changes: Partial<Choice>) => void;
  /** Gives columns an asset and asks the core what it proposes for them there. */
  readonly assign: (asset: EntityOption | null, indexes: readonly number[]) => void;
  readonly forget: () => void;
}

const none: ReadonlyMap<number, Choice> = new Map();

export function useChoices(
  uploadId: string,
  asset: EntityOption | null,
  inspection: Inspection | undefined,
): Choices {
  const [made, setMade] = useState(none);
  const mayCreate = useCan('metrics.write');
  const choices = useMemo(
    () =>
      new Map(
        (inspection === undefined ? [] : valueColumns(inspection)).map((column) => [
          column.index,
          made.get(column.index) ?? proposedChoice(column, asset, newId),
        ]),
      ),
    [inspection, made, asset],
  );
  const assetIds = [...new Set([...choices.values()].flatMap((choice) => choice.asset?.id ?? []))];
  const answers = useQueries({
    queries: assetIds.map((assetId) => api.metrics.ofAsset.queryOptions({ input: { assetId } })),
  });
  const metricsOf = (assetId: string) => answers[assetIds.indexOf(assetId)]?.data ?? [];
  const put = (more: ReadonlyMap<number, Choice>) => setMade((before) => new Map([...before, ...more]));

  const assign = async (to: EntityOption | null, indexes: readonly number[]) => {
    if (to === null || inspection === undefined) {
      const chosen = [...choices].filter(([index]) => indexes.includes(index));
      put(new Map(chosen.map(([index, choice]) => [index, { ...choice, asset: null, into: 'skip' }])));
      return;
    }
    const { columns } = await client.imports.inspect({
      uploadId,
      assetId: to.id,
      dialect: inspection.dialect,
    });
    const wanted = mayCreate && indexes.length === 1;
    put(
      new Map(
        columns
          .filter(({ index }) => indexes.includes(index))
          .map((column) => {
            const proposed = proposedChoice(column, to, newId);
            // Who gives one column an asset wants it read in, whatever it looks like.
            return [
              column.index,
              wanted && proposed.into === 'skip' ? { ...proposed, into: 'new' } : proposed,
            ] as const;
          }),
      ),
    );
  };

  return {
    choices,
    problems: choiceProblems(choices, (assetId) => metricsOf(assetId).map(({ name }) => name)),
    metricsOf,
    change(index, changes) {
      const choice = choices.get(index);
      if (choice !== undefined) put(new Map([[index, { ...choice, ...changes }]]));
    },
    assign: (to, indexes) => void assign(to, indexes).catch(notifyError),
    forget: () => setMade(none),
  };
}
