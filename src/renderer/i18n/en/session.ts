/** Sign-in page. */
export const session = {
  title: 'Sign in',
  username: 'User name',
  password: 'Password',
  showPassword: 'Show or hide the password',
  signIn: 'Sign in',
  usernameNeeded: 'Enter your user name.',
  passwordNeeded: 'Enter your password.',
  offline: 'Works without a network: your account is on this computer.',
  demoTitle: 'Look around as…',
  demoHint: 'The people of the demo plant. One click signs you in; what you may do depends on the role.',
  demoSignIn: 'Sign in as',
} as const;
