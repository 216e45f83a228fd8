import {
  ActionIcon,
  Button,
  Checkbox,
  CopyButton,
  Group,
  Select,
  Stack,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '../../../shared/domain/currency.ts';
import { MINIMUM_PASSWORD_LENGTH, passwordWeakness } from '../../../shared/domain/password.ts';
import { adoptSession, api } from '../../api.ts';
import { OutsideFrame } from '../../app/shell/OutsideFrame.tsx';
import { currentLanguage } from '../../i18n/index.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { proposeUsername } from '../../ui/person-names.ts';
import { focusFirstWrong } from '../../ui/form/unreadable.ts';
import { systemTimeZone } from '../../ui/plant.tsx';
import { proposePassword } from './password.ts';
import classes from './WelcomePage.module.css';

const timeZones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

interface PlantValues {
  companyName: string;
  adminFullName: string;
  adminUsername: string;
  adminPassword: string;
  timeZone: string;
  language: 'en' | 'de';
  currency: string;
  noted: boolean;
}

function usePlantForm() {
  const { t } = useTranslation('setup');
  const { t: tp } = useTranslation('people');
  return useForm<PlantValues>({
    initialValues: {
      companyName: '',
      adminFullName: '',
      adminUsername: '',
      adminPassword: proposePassword(),
      timeZone: systemTimeZone(),
      language: currentLanguage() === 'de' ? 'de' : 'en',
      currency: 'EUR',
      noted: false,
    },
    validateInputOnBlur: true,
    validate: {
      companyName: (value) => (value.trim() === '' ? t('invalid.company') : null),
      adminFullName: (value) => (value.trim() === '' ? t('invalid.fullName') : null),
      adminUsername: (value) => (/^[A-Za-z0-9._-]{2,50}$/.test(value) ? null : t('invalid.username')),
      adminPassword: (value, { adminUsername }) => {
        const weakness = passwordWeakness(value, adminUsername);
        return weakness && tp(`password.${weakness}`, { minimum: MINIMUM_PASSWORD_LENGTH });
      },
      timeZone: (value) => (timeZones.includes(value) ? null : t('invalid.timeZone')),
      currency: (value) => (isCurrency(value) ? null : t('invalid.currency')),
      noted: (value) => (value ? null : t('invalid.noted')),
    },
  });
}

/** The few things a fresh plant needs; signs its first admin in. */
export function PlantForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('setup');
  const { t: tc } = useTranslation();
  const { t: ts } = useTranslation('shell');
  const form = usePlantForm();
  const [ownUsername, setOwnUsername] = useState(false);
  const setUp = useMutation(
    api.setup.plant.mutationOptions({ onSuccess: ({ token }) => adoptSession(token) }),
  );
  const element = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) =>
    form.onSubmit(
      ({ noted: _noted, ...plant }) => setUp.mutate(plant),
      () => focusFirstWrong(element.current),
    )(event);
  const username = form.getInputProps('adminUsername');
  const fullName = form.getInputProps('adminFullName');
  return (
    <OutsideFrame wide>
      <form ref={element} className={classes.card} onSubmit={submit} noValidate>
        <Title order={1} mb="lg">
          {t('form.title')}
        </Title>
        <div className={classes.fields}>
          <TextInput
            className={classes.wide}
            label={t('form.company')}
            description={t('form.companyHint')}
            required
            data-autofocus
            {...form.getInputProps('companyName')}
          />
          <TextInput
            label={t('form.fullName')}
            required
            autoComplete="name"
            {...fullName}
            onChange={(event) => {
              fullName.onChange(event);
              if (!ownUsername)
                form.setFieldValue('adminUsername', proposeUsername(event.currentTarget.value));
            }}
          />
          <TextInput
            label={t('form.username')}
            description={t('form.usernameHint')}
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...username}
            onChange={(event) => {
              setOwnUsername(true);
              username.onChange(event);
            }}
          />
          <div className={`${classes.wide} ${classes.password}`}>
            <TextInput
              label={t('form.password')}
              description={t('form.passwordHint')}
              // The buttons stand beside the input, also when something is said of it.
              inputWrapperOrder={['label', 'description', 'error', 'input']}
              required
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('adminPassword')}
            />
            <CopyButton value={form.values.adminPassword}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  onClick={copy}
                  leftSection={
                    copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                  }
                >
                  {copied ? tc('copied') : tc('copy')}
                </Button>
              )}
            </CopyButton>
            <Tooltip label={t('form.proposeAnother')}>
              <ActionIcon
                variant="default"
                aria-label={t('form.proposeAnother')}
                onClick={() => form.setValues({ adminPassword: proposePassword(), noted: false })}
              >
                <IconRefresh size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
          <Checkbox
            className={classes.wide}
            label={t('form.noted')}
            {...form.getInputProps('noted', { type: 'checkbox' })}
          />
          <Select
            label={t('form.timeZone')}
            data={timeZones}
            searchable
            required
            allowDeselect={false}
            limit={100}
            {...form.getInputProps('timeZone')}
          />
          <Select
            label={t('form.language')}
            data={[
              { value: 'en', label: ts('language.en') },
              { value: 'de', label: ts('language.de') },
            ]}
            required
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
          <TextInput
            label={t('form.currency')}
            description={t('form.currencyHint')}
            required
            maxLength={3}
            {...form.getInputProps('currency')}
          />
        </div>
        <Stack mt="lg" gap="md">
          {setUp.error !== null && <ErrorState error={setUp.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onBack} disabled={setUp.isPending}>
              {tc('back')}
            </Button>
            <Button type="submit" loading={setUp.isPending}>
              {t('form.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OutsideFrame>
  );
}
