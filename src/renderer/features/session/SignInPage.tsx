import {
  Button,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { adoptSession, api, type Session } from '../../api.ts';
import { OutsideFrame } from '../../app/shell/OutsideFrame.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { initials } from '../../ui/person-names.ts';
import { useRoleName } from '../../ui/role-name.ts';
import classes from './SignInPage.module.css';

type SignedOut = Extract<Session, { state: 'signed-out' }>;

/** User name and password; on the demo plant also its people, each one click away. */
export function SignInPage({ session }: { session: SignedOut }) {
  const { t } = useTranslation('session');
  useDocumentTitle(`${t('title')} · Millwright`);
  const signIn = useMutation(
    api.session.signIn.mutationOptions({ onSuccess: ({ token }) => adoptSession(token) }),
  );
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('usernameNeeded') : null),
      password: (value) => (value === '' ? t('passwordNeeded') : null),
    },
  });
  const roleName = useRoleName();
  const { demoPeople, demoPassword, plant } = session;
  const demo = demoPassword !== null && demoPeople.length > 0;
  return (
    <OutsideFrame wide={demo}>
      <div className={classes.page} data-demo={demo || undefined}>
        <form className={classes.card} onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
          <Stack gap="md">
            <div>
              <Title order={1}>{t('title')}</Title>
              <Text c="dimmed">{plant.companyName}</Text>
            </div>
            <TextInput
              label={t('username')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              data-autofocus
              {...form.getInputProps('username')}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              {...form.getInputProps('password')}
            />
            {signIn.error !== null && <ErrorState error={signIn.error} />}
            <Button type="submit" fullWidth loading={signIn.isPending}>
              {t('signIn')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('offline')}
            </Text>
          </Stack>
        </form>
        {demo && (
          <section className={classes.card} aria-label={t('demoTitle')}>
            <Title order={2}>{t('demoTitle')}</Title>
            <Text c="dimmed" mb="sm">
              {t('demoHint')}
            </Text>
            <ul className={classes.people}>
              {demoPeople.map(({ username, fullName, role, title }) => (
                <li key={username}>
                  <UnstyledButton
                    className={classes.person}

                    disabled={signIn.isPending}
                    onClick={() => signIn.mutate({ username, password: demoPassword })}
                  >
                    <span className={classes.avatar} aria-hidden>
                      {initials(fullName)}
                    </span>
                    <span className={classes.personText}>
                      <span>
                        <VisuallyHidden>{t('demoSignIn')} </VisuallyHidden>
                        {fullName}
                      </span>
                      <span className={classes.role}>
                        {[roleName(role), title].filter((word) => word !== null).join(' · ')}
                      </span>
                    </span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </OutsideFrame>
  );
}
