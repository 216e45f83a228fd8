/** The page for somebody who is not let in: says what happened, what is safe and what to do. */

const WORDS = {
  en: {
    title: 'This address does not work any more',
    body: [
      'Each address Millwright prints works once, in one browser. This one has been used already, or Millwright was started again.',
      'Your data is safe.',
      'Look at the window where Millwright was started: type url there and press Enter for a new address, or start Millwright again.',
    ],
  },
  de: {
    title: 'Diese Adresse gilt nicht mehr',
    body: [
      'Jede Adresse, die Millwright ausgibt, gilt einmal und in einem Browser. Diese wurde schon benutzt, oder Millwright wurde neu gestartet.',
      'Ihre Daten sind sicher.',
      'Sehen Sie in das Fenster, in dem Millwright gestartet wurde: Geben Sie dort url ein und drücken Sie die Eingabetaste für eine neue Adresse, oder starten Sie Millwright neu.',
    ],
  },
} as const;

/** @param acceptLanguage the request's header; German readers get German, all others English */
export function refusalPage(acceptLanguage: string | undefined): string {
  const language = /^\s*de\b/i.test(acceptLanguage ?? '') ? 'de' : 'en';
  const { title, body } = WORDS[language];
  const paragraphs = body.map((sentence) => `<p>${sentence}</p>`).join('');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Millwright</title><h1>${title}</h1>${paragraphs}</html>\n`;
}
