// Before anything is drawn, so that a dark screen does not flash white. Its name changes with its content: browsers
// keep it for good. The component library keeps the choice under this key.
{
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto'
  } catch {
    // A browser that keeps nothing gets the look of its system.
  }
  const isDark = chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light'
}
