import { ActionIcon, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/index.ts';
import {
  colorSchemes,
  contrasts,
  densities,
  setPreferences,
  usePreferences,
  type ColorScheme,
  type Contrast,
  type Density,
  type Language,
} from '../preferences.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div>
      <Text size="xs" c="dimmed" id={id} mb={3}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={value}
        data={[...options]}
        onChange={(next) => onChange(next)}
      />
    </div>
  );
}

/** Colour scheme, contrast, size and language; used in the user menu and before sign-in. */
export function AppearanceChoices() {
  const { t } = useTranslation('shell');
  const { colorScheme, contrast, density } = usePreferences();
  const spoken: readonly Language[] = ['en', 'de'];
  return (
    <Stack gap="sm">
      <Choice<ColorScheme>
        label={t('user.appearance')}
        value={colorScheme}
        options={colorSchemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        onChange={(value) => setPreferences({ colorScheme: value })}
      />
      <Choice<Contrast>
        label={t('user.contrast')}
        value={contrast}
        options={contrasts.map((value) => ({ value, label: t(`contrast.${value}`) }))}
        onChange={(value) => setPreferences({ contrast: value })}
      />
      <Choice<Density>
        label={t('user.density')}
        value={density}
        options={densities.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChange={(value) => setPreferences({ density: value })}
      />
      <Choice<Language>
        label={t('user.language')}
        value={currentLanguage()}
        options={spoken.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={(value) => setPreferences({ language: value })}
      />
    </Stack>
  );
}

export function AppearanceMenu() {
  const { t } = useTranslation('shell');
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={340}>
      <Popover.Target>
        <ActionIcon aria-label={t('user.appearance')}>
          <IconAdjustmentsHorizontal aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <AppearanceChoices />
      </Popover.Dropdown>
    </Popover>
  );
}
