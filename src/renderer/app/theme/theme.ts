/** Mantine's theme expressed in our tokens (tokens.css), so scheme, contrast and density are plain CSS. */
import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { components } from './components.ts';

/** Only Mantine's internals read these ramps; everything of ours goes through the tokens. */
const accent: MantineColorsTuple = [
  '#e3f1f3',
  '#d3e8ec',
  '#a6d3db',
  '#74bbc7',
  '#4fb4c3',
  '#2b94a4',
  '#0b6474',
  '#0b6474',
  '#08525f',
  '#063d47',
];

const dark: MantineColorsTuple = [
  '#e8ebee',
  '#c3cad1',
  '#a9b3bc',
  '#7b8691',
  '#7b8691',
  '#333a41',
  '#24292e',
  '#1b1f23',
  '#15191c',
  '#121518',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eef1f3',
  '#e3e7ea',
  '#dde1e5',
  '#868f98',
  '#868f98',
  '#868f98',
  '#55606a',
  '#333b42',
  '#171c21',
];

const tones = ['neutral', 'info', 'good', 'warning', 'critical'] as const;

/** Lets a tone stand wherever Mantine takes a colour: `color="critical"`. */
const toneRamps = Object.fromEntries(
  tones.map((tone) => {
    const colour = `var(--mw-${tone})`;
    const ramp: MantineColorsTuple = [
      colour,
      colour,
      colour,
      colour,
      colour,
      colour,
      colour,
      colour,
      colour,
      colour,
    ];
    return [tone, ramp];
  }),
);

function toneColours(tone: string): {
  solid: string;
  onSolid: string;
  text: string;
  soft: string;
  line: string;
} {
  if (tone === 'accent') {
    return {
      solid: 'var(--mw-accent)',
      onSolid: 'var(--mw-on-accent)',
      text: 'var(--mw-accent-text)',
      soft: 'var(--mw-accent-soft)',
      line: 'var(--mw-accent-text)',
    };
  }
  const critical = tone === 'critical';
  return {
    solid: critical ? 'var(--mw-critical-fill)' : `var(--mw-${tone})`,
    onSolid: critical ? 'var(--mw-on-critical)' : 'var(--mw-surface)',
    text: `var(--mw-${tone})`,
    soft: `var(--mw-${tone}-soft)`,
    line: `var(--mw-${tone}-line)`,
  };
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const tone = input.color ?? 'accent';
  if (input.variant === 'default') {
    return {
      background: 'var(--mw-surface)',
      hover: 'var(--mw-hover)',
      color: 'var(--mw-text)',
      border: '1px solid var(--mw-control-line)',
    };
  }
  if (tone !== 'accent' && !tones.some((known) => known === tone)) return defaultVariantColorsResolver(input);
  const colours = toneColours(tone);
  const hover = `color-mix(in srgb, ${colours.text} 12%, var(--mw-surface))`;
  switch (input.variant) {
    case 'light':
      return { background: colours.soft, hover, color: colours.text, border: '1px solid transparent' };
    case 'outline':
      return { background: 'transparent', hover, color: colours.text, border: `1px solid ${colours.line}` };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover, color: colours.text, border: '1px solid transparent' };
    default:
      return {
        background: colours.solid,
        hover: tone === 'accent' ? 'var(--mw-accent-hover)' : colours.solid,
        color: colours.onSolid,
        border: '1px solid transparent',
      };
  }
};

const schemeVariables = {
  '--mantine-color-body': 'var(--mw-surface)',
  '--mantine-color-text': 'var(--mw-text)',
  '--mantine-color-bright': 'var(--mw-text)',
  '--mantine-color-dimmed': 'var(--mw-text-dim)',
  '--mantine-color-placeholder': 'var(--mw-text-placeholder)',
  '--mantine-color-anchor': 'var(--mw-accent-text)',
  '--mantine-color-error': 'var(--mw-critical)',
  '--mantine-color-default': 'var(--mw-surface)',
  '--mantine-color-default-hover': 'var(--mw-hover)',
  '--mantine-color-default-color': 'var(--mw-text)',
  '--mantine-color-default-border': 'var(--mw-line)',
  '--mantine-color-disabled': 'var(--mw-sunken)',
  '--mantine-color-disabled-color': 'var(--mw-text-dim)',
  '--mantine-color-disabled-border': 'var(--mw-line)',
  '--mantine-primary-color-filled': 'var(--mw-accent)',
  '--mantine-primary-color-filled-hover': 'var(--mw-accent-hover)',
  '--mantine-primary-color-contrast': 'var(--mw-on-accent)',
  '--mantine-primary-color-light': 'var(--mw-accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--mw-accent-soft-hover)',
  '--mantine-primary-color-light-color': 'var(--mw-accent-text)',
  '--mantine-color-accent-filled': 'var(--mw-accent)',
  '--mantine-color-accent-filled-hover': 'var(--mw-accent-hover)',
  '--mantine-color-accent-light': 'var(--mw-accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--mw-accent-soft-hover)',
  '--mantine-color-accent-light-color': 'var(--mw-accent-text)',
  '--mantine-color-accent-text': 'var(--mw-accent-text)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables,
  dark: schemeVariables,
});

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent, dark, gray, ...toneRamps },
  primaryShade: { light: 6, dark: 4 },
  fontFamily: 'var(--mw-font)',
  fontFamilyMonospace: 'var(--mw-font-mono)',
  fontSizes: {
    xs: 'var(--mw-fz-small)',
    sm: 'var(--mw-fz)',
    md: 'var(--mw-fz)',
    lg: 'var(--mw-fz-large)',
    xl: 'var(--mw-fz-title)',
  },
  headings: {
    fontFamily: 'var(--mw-font)',
    fontWeight: '600',
    textWrap: 'wrap',
    sizes: {
      h1: { fontSize: 'var(--mw-fz-title)', lineHeight: '1.25' },
      h2: { fontSize: 'var(--mw-fz-large)', lineHeight: '1.3' },
      h3: { fontSize: 'var(--mw-fz)', lineHeight: '1.4' },
      h4: { fontSize: 'var(--mw-fz)', lineHeight: '1.4' },
      h5: { fontSize: 'var(--mw-fz-small)', lineHeight: '1.4' },
      h6: { fontSize: 'var(--mw-fz-small)', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: {
    xs: '3px',
    sm: 'var(--mw-radius)',
    md: 'var(--mw-radius)',
    lg: 'var(--mw-radius-lg)',
    xl: '12px',
  },
  shadows: {
    xs: 'none',
    sm: 'var(--mw-shadow)',
    md: 'var(--mw-shadow)',
    lg: 'var(--mw-shadow)',
    xl: 'var(--mw-shadow)',
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  components,
});
