import { useTranslation } from 'react-i18next'
import type { en } from '../../i18n/en.ts'

const isApple = navigator.platform.startsWith('Mac')
const named = ['Ctrl', 'Shift', 'Enter', 'Home', 'End', 'PageUp', 'PageDown'] satisfies (keyof typeof en.keys)[]

/** A key as it is written on the keyboard of the person. */
export function KeyName({ name }: { name: string }) {
  const { t } = useTranslation()
  const known = named.find((each) => each === name)
  if (isApple && known === 'Ctrl') return <kbd>⌘</kbd>
  return <kbd>{known ? t(`keys.${known}`) : name}</kbd>
}
