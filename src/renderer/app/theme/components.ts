/** How Mantine's parts take their sizes from the density tokens. */
import type { MantineThemeComponents } from '@mantine/core';

interface SizedProps {
  readonly size?: unknown;
  readonly label?: unknown;
}

function isCompact(props: SizedProps): boolean {
  return typeof props.size === 'string' && props.size.startsWith('compact');
}

const inputDefaults = { inputWrapperOrder: ['label', 'input', 'description', 'error'] };

/** Id of the landmark that open lists of choices are put into. */
export const choicesId = 'choices';

export const components: MantineThemeComponents = {
  Button: {
    vars: (_theme: unknown, props: SizedProps) => ({
      root: {
        '--button-height': isCompact(props) ? 'var(--mw-control-small)' : 'var(--mw-control)',
        '--button-fz': 'var(--mw-fz)',
        '--button-padding-x': isCompact(props) ? '10px' : '14px',
      },
    }),
    styles: { root: { fontWeight: 500, minWidth: 'var(--mw-control-small)' } },
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'neutral' },
    vars: (_theme: unknown, props: SizedProps) => ({
      root: { '--ai-size': props.size === 'sm' ? 'var(--mw-control-small)' : 'var(--mw-control)' },
    }),
  },
  Badge: {
    vars: () => ({
      root: { '--badge-fz': 'var(--mw-fz-small)', '--badge-height': 'calc(var(--mw-fz-small) * 1.75)' },
    }),
  },
  CloseButton: { vars: () => ({ root: { '--cb-size': 'var(--mw-control-small)' } }) },
  Input: {
    vars: () => ({ wrapper: { '--input-height': 'var(--mw-control)', '--input-fz': 'var(--mw-fz)' } }),
    styles: { input: { textOverflow: 'ellipsis' } },
  },
  InputWrapper: {
    defaultProps: inputDefaults,
    styles: {
      label: { fontSize: 'var(--mw-fz)', fontWeight: 500, marginBottom: 3 },
      description: { fontSize: 'var(--mw-fz-small)', marginTop: 3 },
      error: { fontSize: 'var(--mw-fz-small)', marginTop: 3 },
    },
  },
  InputError: { styles: { error: { fontSize: 'var(--mw-fz-small)' } } },
  PasswordInput: {
    vars: () => ({
      root: { '--psi-button-size': 'calc(var(--mw-control) - 4px)', '--psi-icon-size': 'var(--mw-icon)' },
    }),
  },
  Textarea: { defaultProps: { autosize: true, minRows: 3, maxRows: 12 } },
  Checkbox: {
    vars: () => ({
      root: {
        '--checkbox-size': 'calc(var(--mw-icon) + 2px)',
        '--checkbox-icon-color': 'var(--mw-on-accent)',
      },
    }),
    styles: { label: { fontSize: 'var(--mw-fz)' } },
  },
  Radio: {
    vars: () => ({
      root: { '--radio-size': 'calc(var(--mw-icon) + 2px)', '--radio-icon-color': 'var(--mw-on-accent)' },
    }),
    styles: { label: { fontSize: 'var(--mw-fz)' } },
  },
  Menu: {
    defaultProps: {
      shadow: 'md',
      withinPortal: true,
      position: 'bottom-end',
      // Never longer than the window has room.
      middlewares: { flip: true, shift: true, size: { padding: 8 } },
    },
    styles: {
      item: { minHeight: 'var(--mw-control)', fontSize: 'var(--mw-fz)' },
      label: { fontSize: 'var(--mw-fz-small)', color: 'var(--mw-text-dim)' },
      dropdown: { overflowY: 'auto', background: 'var(--mw-raised)', borderColor: 'var(--mw-line)' },
    },
  },
  Combobox: {
    // Inside of a landmark, as all of the page is.
    defaultProps: { portalProps: { target: `#${choicesId}` } },
    styles: {
      options: { maxHeight: 320, overflowY: 'auto' },
      option: { display: 'flex', alignItems: 'center' },
      dropdown: { background: 'var(--mw-raised)', borderColor: 'var(--mw-line)' },
    },
  },
  // The list of choices scrolls itself: a box between it and its field would have to take the focus to scroll.
  Select: { defaultProps: { withScrollArea: false } },
  Autocomplete: { defaultProps: { withScrollArea: false } },
  MultiSelect: {
    defaultProps: { withScrollArea: false },
    styles: {
      input: { display: 'flex', alignItems: 'center' },
      pillsList: { flex: 1 },
      pill: {
        '--pill-height': 'max(22px, var(--mw-control) - 20px)',
        '--pill-fz': 'var(--mw-fz-small)',
      },
    },
  },
  Tabs: {
    defaultProps: { keepMounted: false },
    styles: {
      root: { '--tab-border-color': 'var(--mw-line)' },
      tab: {
        minHeight: 'calc(var(--mw-control) + 4px)',
        paddingInline: 'calc(var(--mw-pad) - 4px)',
        fontSize: 'var(--mw-fz)',
      },
    },
  },
  SegmentedControl: {
    styles: {
      // Long words on the floor take a second line rather than hide the last choice.
      root: {
        flexWrap: 'wrap',
        padding: 2,
        background: 'var(--mw-sunken)',
        border: '1px solid var(--mw-line)',
      },
      indicator: { background: 'var(--mw-raised)', border: '1px solid var(--mw-control-line)' },
      label: {
        minHeight: 'calc(var(--mw-control) - 6px)',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        fontSize: 'var(--mw-fz)',
      },
    },
  },
  Modal: {
    defaultProps: {
      // A banner belongs to the page, not to each dialog.
      attributes: { header: { role: 'none' } },
      centered: true,
      overlayProps: { backgroundOpacity: 0.45 },
      transitionProps: { duration: 120 },
    },
    styles: {
      header: { background: 'var(--mw-raised)', borderBottom: '1px solid var(--mw-line)' },
      content: { background: 'var(--mw-raised)', border: '1px solid var(--mw-line)' },
      title: { fontSize: 'var(--mw-fz-large)', fontWeight: 600, lineHeight: 1.3 },
      body: { paddingTop: 16 },
    },
  },
  Tooltip: {
    defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } },
    styles: {
      tooltip: { background: 'var(--mw-text)', color: 'var(--mw-surface)', fontSize: 'var(--mw-fz-small)' },
    },
  },
  Notification: {
    styles: {
      root: { background: 'var(--mw-raised)', border: '1px solid var(--mw-line)' },
      title: { fontSize: 'var(--mw-fz)', fontWeight: 600 },
      description: { fontSize: 'var(--mw-fz)', color: 'var(--mw-text)' },
    },
  },

  Popover: { styles: { dropdown: { background: 'var(--mw-raised)', borderColor: 'var(--mw-line)' } } },
  Progress: {
    styles: { root: { background: 'var(--mw-sunken)', border: '1px solid var(--mw-control-line)' } },
  },
  Divider: { defaultProps: { color: 'var(--mw-line)' } },
  Kbd: {
    styles: {
      root: {
        background: 'var(--mw-neutral-soft)',
        color: 'var(--mw-neutral)',
        borderColor: 'var(--mw-neutral-line)',
        fontSize: 'var(--mw-fz-small)',
      },
    },
  },
  Anchor: { defaultProps: { underline: 'hover' } },
  Table: {
    defaultProps: { borderColor: 'var(--mw-line)' },
    styles: { th: { fontWeight: 600 }, td: { height: 'var(--mw-row)' } },
  },
};
