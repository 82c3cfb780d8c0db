import { useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { showLanguage } from '../i18n/i18n.ts'
import { tellFailure } from '../shared/notices/notices.tsx'
import { updateMe, useMe } from '../shared/people/me.ts'
import type { Overlay } from './shell.tsx'
import { signOut } from './sign-out.ts'

export interface Command {
  readonly id: string
  /** Empty for what has no key. */
  readonly keys: string
  readonly name: string
  readonly run: () => void
}

/** What works everywhere: by key, and by name in the command palette. */
export function useGlobalShortcuts(open: (overlay: Overlay) => void): readonly Command[] {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const { toggleColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const { can, inboxProjectId } = useMe()
  const language = i18n.language === 'de' ? 'en' : 'de'
  return useMemo(() => {
    const command = (id: string, keys: string, name: string, run: () => void): Command => ({ id, keys, name, run })
    const go = (to: '/' | '/notifications' | '/settings' | '/trash' | '/admin/people') => () => void navigate({ to })
    const goToInbox = () =>
      void navigate({ to: '/projects/$projectId/list', params: { projectId: inboxProjectId }, search: {} })
    return [
      command('quick-add', 'c', t('shortcuts.quickAdd'), () => open('quick-add')),
      command('palette', 'mod+k', t('shortcuts.palette'), () => open('palette')),
      ...(can.createProjects ? [command('new-project', 'C', t('app.newProject'), () => open('new-project'))] : []),
      command('my-work', 'g m', t('app.myWork'), go('/')),
      command('notifications', 'g n', t('app.notifications'), go('/notifications')),
      command('inbox', 'g i', t('app.inbox'), goToInbox),
      command('trash', 'g x', t('app.trash'), go('/trash')),
      command('settings', 'g s', t('app.settings'), go('/settings')),
      ...(can.administer ? [command('admin', 'g a', t('app.administration'), go('/admin/people'))] : []),
      command('theme', 'g t', t('shortcuts.theme'), toggleColorScheme),
      command('language', '', t('app.otherLanguage'), () => {
        void showLanguage(language)
        updateMe({ language }).catch(tellFailure)
      }),
      command('help', '?', t('shortcuts.help'), () => open('help')),
      command('sign-out', '', t('app.signOut'), () => void signOut().catch(tellFailure)),
    ]
  }, [t, language, can, inboxProjectId, navigate, open, toggleColorScheme])
}
