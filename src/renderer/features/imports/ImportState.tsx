import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconLoader,
  IconPlugX,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api.ts';
import classes from './Imports.module.css';

type State = Outputs['imports']['get']['state'];

const ICONS: Readonly<Record<State, Icon>> = {
  running: IconLoader,
  done: IconCircleCheck,
  cancelled: IconX,
  failed: IconCircleX,
  'broken-off': IconPlugX,
  undoing: IconLoader,
  'undo-broken-off': IconPlugX,
  undone: IconArrowBackUp,
  'partly-undone': IconArrowBackUp,
};

/** How an import stands, as icon and word. */
export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation('records');
  const StateIcon = ICONS[state];
  return (
    <span className={classes.state} data-state={state}>
      <StateIcon size={18} aria-hidden />
      {t(`list.states.${state}`)}
    </span>
  );
}
