import type { VariantColorsResolver } from '@mantine/core'
import { createTheme, defaultVariantColorsResolver } from '@mantine/core'

const fade = { transition: 'fade-down', duration: 120 } as const

const written: Record<string, string> = { teal: 'var(--on-accent)', red: 'var(--on-danger)' }

/** What is written on a filled button is dark in the dark; the library would have it white. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const color = input.variant === 'filled' ? written[input.color ?? 'teal'] : undefined
  return color === undefined ? colors : { ...colors, color }
}

/** Manners of the library's components; every colour and size is in theme.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  autoContrast: false,
  variantColorResolver,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Its lock of the page behind writes a style element, which the Content-Security-Policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.32 },
        transitionProps: { transition: 'pop', duration: 140 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: fade } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: fade } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md', transitionProps: fade } } },
    Tooltip: { defaultProps: { openDelay: 500, transitionProps: { duration: 120 } } },
  },
})
