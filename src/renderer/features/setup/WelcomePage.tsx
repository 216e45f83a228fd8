import { Button, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconBuildingFactory2, IconCompass, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutsideFrame } from '../../app/shell/OutsideFrame.tsx';
import { DemoProgress, useDemo } from './demo.tsx';
import { PlantForm } from './PlantForm.tsx';
import classes from './WelcomePage.module.css';

interface ChoiceProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly primary: boolean;
  readonly loading?: boolean;
  readonly onClick: () => void;
}

function Choice({ icon: ChoiceIcon, title, text, action, primary, loading, onClick }: ChoiceProps) {
  return (
    <section className={classes.choice} aria-label={title}>
      <ChoiceIcon aria-hidden className={classes.choiceIcon} stroke={1.5} />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" className={classes.choiceText}>
        {text}
      </Text>
      <Button variant={primary ? 'filled' : 'default'} loading={loading} onClick={onClick} fullWidth>
        {action}
      </Button>
    </section>
  );
}

/** The first page of a fresh station: set up a plant, or look at the demo. */
export function WelcomePage() {
  const { t } = useTranslation('setup');
  const [settingUp, setSettingUp] = useState(false);
  const demo = useDemo();
  useDocumentTitle(`${t('title')} · Millwright`);

  if (settingUp) return <PlantForm onBack={() => setSettingUp(false)} />;
  return (
    <OutsideFrame wide>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <Text c="dimmed" size="lg">
          {t('lead')}
        </Text>
      </div>
      {demo.running ? (
        <DemoProgress demo={demo} />
      ) : (
        <div className={classes.choices}>
          <Choice
            icon={IconBuildingFactory2}
            title={t('plant.title')}
            text={t('plant.text')}
            action={t('plant.action')}
            primary
            onClick={() => setSettingUp(true)}
          />
          <Choice
            icon={IconCompass}
            title={t('demo.title')}
            text={t('demo.text')}
            action={t('demo.action')}
            primary={false}
            loading={demo.starting}
            onClick={demo.start}
          />
        </div>
      )}
      {demo.message}
    </OutsideFrame>
  );
}
