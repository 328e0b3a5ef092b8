import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Ten steps of the one accent, an ink blue. */
const ink: MantineColorsTuple = [
  '#eef2fb',
  '#dbe4f7',
  '#b9caf0',
  '#9bb8f7',
  '#6f90dc',
  '#4a72cf',
  '#3c63bd',
  '#2c4f9e',
  '#223f82',
  '#1a3268',
]

const dark: MantineColorsTuple = [
  '#e4e7ec',
  '#c4cad4',
  '#a2aab8',
  '#7a8290',
  '#4a5260',
  '#2c313a',
  '#21252c',
  '#14161a',
  '#101215',
  '#0b0d0f',
]

const gray: MantineColorsTuple = [
  '#f4f5f7',
  '#eceef2',
  '#e3e5ea',
  '#d3d7de',
  '#b4bac6',
  '#868e9c',
  '#565d6b',
  '#454b58',
  '#333944',
  '#1b1f27',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, dark, gray },
  black: '#1b1f27',
  fontFamily: "'Inter Variable', 'Vazirmatn Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: false,
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 140 }, padding: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Menu: { defaultProps: { shadow: 'none', transitionProps: { duration: 120 }, position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 120 } } },
    Loader: { defaultProps: { size: 'sm' } },
    // Whoever has typed a part of a name and presses Enter has chosen.
    Select: { defaultProps: { selectFirstOptionOnChange: true } },
    MultiSelect: { defaultProps: { selectFirstOptionOnChange: true } },
  },
})

const meaning = (name: string, our: string) => ({
  [`--mantine-color-${name}-filled`]: `var(--${our})`,
  [`--mantine-color-${name}-light`]: `var(--${our}-soft)`,
  [`--mantine-color-${name}-light-color`]: `var(--${our})`,
  [`--mantine-color-${name}-text`]: `var(--${our})`,
  [`--mantine-color-${name}-outline`]: `var(--${our})`,
})

const everywhere = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--quiet)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-placeholder': 'var(--quiet)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-ink-filled': 'var(--ink-fill)',
  '--mantine-color-ink-filled-hover': 'var(--ink-fill-hover)',
  '--mantine-color-ink-light': 'var(--chosen)',
  '--mantine-color-ink-light-hover': 'var(--chosen)',
  '--mantine-color-ink-light-color': 'var(--ink)',
  '--mantine-color-ink-text': 'var(--ink)',
  '--mantine-color-ink-outline': 'var(--ink)',
  '--mantine-color-gray-light-color': 'var(--text)',
  '--mantine-color-gray-text': 'var(--quiet)',
  ...meaning('red', 'late'),
  ...meaning('yellow', 'soon'),
  ...meaning('green', 'won'),
}

/** Points the component library's colours and sizes at the names of theme.css, which know light, dark and Persian. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-font-size-xs': 'var(--size-small)',
    '--mantine-font-size-sm': 'var(--size-dense)',
    '--mantine-font-size-md': 'var(--size-body)',
    '--mantine-font-size-lg': 'var(--size-lead)',
    '--mantine-font-size-xl': 'var(--size-title)',
    '--mantine-h1-font-size': 'var(--size-title)',
    '--mantine-h2-font-size': 'var(--size-lead)',
    '--mantine-h3-font-size': 'var(--size-body)',
    '--mantine-line-height': '1.45',
    '--mantine-line-height-md': '1.45',
  },
  light: everywhere,
  dark: everywhere,
})
