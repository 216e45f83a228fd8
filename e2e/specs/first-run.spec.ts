/** What a person meets on a fresh station: the welcome page, setting up a plant, signing out and in again. */
import { expect, test } from '../fixtures.ts';
import { Frame } from '../pages/frame.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

const plant = { companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' };

test('a plant is set up with the password the program proposes, and its admin signs out and in again', async ({
  page,
}) => {
  const welcome = new WelcomePage(page);
  const signIn = new SignInPage(page);
  const frame = new Frame(page);

  await expect(welcome.heading).toBeVisible();
  const password = await welcome.setUpPlant(plant);
  expect(password.length).toBeGreaterThanOrEqual(12);
  await expect(frame.userMenu).toContainText('Ines Adler');
  await expect(frame.userMenu).toContainText('Admin');

  await frame.signOut();
  await expect(page.getByText(plant.companyName)).toBeVisible();
  await signIn.signIn('ines.adler', password);
  await expect(frame.userMenu).toContainText('Ines Adler');

  await page.reload();
  await expect(frame.userMenu).toContainText('Ines Adler');
});

test('a plant is not set up before the admin has noted the password and named the company', async ({
  page,
}) => {
  const welcome = new WelcomePage(page);
  await welcome.openPlantForm();
  await welcome.submitPlant();
  await expect(welcome.sentence('Enter the name of the company.')).toBeVisible();
  await expect(welcome.sentence('Enter your name.')).toBeVisible();
  await expect(welcome.sentence('Write the password down first; nobody can look it up later.')).toBeVisible();
  await page.reload();
  await expect(welcome.heading).toBeVisible();
});

test('a wrong password is refused in a sentence, and the right one still works', async ({ page }) => {
  const signIn = new SignInPage(page);
  const frame = new Frame(page);
  const password = await new WelcomePage(page).setUpPlant(plant);
  await frame.signOut();

  await signIn.submit('ines.adler', 'not the password');
  await expect(signIn.refusal('The user name or the password is not right.')).toContainText(
    'Nothing was changed. Check Caps Lock and try again.',
  );
  await expect(signIn.heading).toBeVisible();

  await signIn.signIn('ines.adler', password);
});

test('the demo plant loads with a bar that moves, and one click signs in as one of its people', async ({
  page,
}) => {
  const welcome = new WelcomePage(page);
  const signIn = new SignInPage(page);
  await welcome.loadDemo();
  await expect(welcome.demoProgress).toBeVisible();
  await expect(welcome.demoProgress).toHaveAttribute('aria-valuenow', /^[1-9]\d*$/);
  await expect(signIn.heading).toBeVisible({ timeout: 100_000 });
  await expect(signIn.demoPeople).toHaveCount(12);

  await signIn.signInAsDemoPerson('Planner');
  const frame = new Frame(page);
  await expect(frame.userMenu).toContainText('Planner');
  await expect(page.getByText('Demo plant')).toBeVisible();

  const today = new TodayPage(page);
  for (const [section, heading] of [
    ['Open alarms', 'Alarms'],
    ['Overdue', 'Work'],
    ['Parts to reorder', 'Parts'],
  ] as const) {
    await expect(today.number(section)).toHaveAccessibleName(/[1-9]\d*$/);
    await today.number(section).click();
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await frame.goTo('Today');
  }
});
