import { createTheme, Menu, Modal, Popover, Select, Tooltip } from '@mantine/core'

const fade = { transition: 'fade-down', duration: 120 } as const

/** Manners of the library's components; every colour and size is in theme.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  autoContrast: false,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Its lock of the page behind writes a style element, which the Content-Security-Policy refuses.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.32 },
        transitionProps: { transition: 'pop', duration: 140 },
      },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md', transitionProps: fade } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'md', transitionProps: fade } }),
    Select: Select.extend({ defaultProps: { comboboxProps: { shadow: 'md', transitionProps: fade } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500, transitionProps: { duration: 120 } } }),
  },
})
