import { useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overlay } from './shell.tsx'

export interface Command {
  readonly id: string
  readonly keys: string
  readonly name: string
  readonly run: () => void
}

/** What works everywhere: by key, and by name in the command palette. */
export function useGlobalShortcuts(open: (overlay: Overlay) => void): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { toggleColorScheme } = useMantineColorScheme()
  return useMemo(
    () => [
      { id: 'quick-add', keys: 'c', name: t('shortcuts.quickAdd'), run: () => open('quick-add') },
      { id: 'palette', keys: 'mod+k', name: t('shortcuts.palette'), run: () => open('palette') },
      { id: 'help', keys: '?', name: t('shortcuts.help'), run: () => open('help') },
      { id: 'my-work', keys: 'g m', name: t('shortcuts.myWork'), run: () => void navigate({ to: '/' }) },
      { id: 'theme', keys: 'g t', name: t('shortcuts.theme'), run: toggleColorScheme },
    ],
    [t, navigate, open, toggleColorScheme],
  )
}
