import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showLanguage } from '../i18n/i18n.ts'
import { hasDrafts } from '../shared/input/draft.ts'
import { tellFailure } from '../shared/notices/notices.tsx'
import { Avatar } from '../shared/people/avatar.tsx'
import { updateMe, useMe } from '../shared/people/me.ts'
import styles from './sidebar.module.css'
import { signOut } from './sign-out.ts'

const Confirm = lazy(() => import('../shared/layout/confirm.tsx').then(({ Confirm }) => ({ default: Confirm })))

const schemes = { light: 'app.light', dark: 'app.dark', auto: 'app.system' } as const
const languages = { en: 'English', de: 'Deutsch' } as const

/** Who is signed in; what they can set, the look, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  const leave = () => (hasDrafts() ? setAsking(true) : void signOut().catch(tellFailure))
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={styles.account}>
            <span aria-hidden="true">
              <Avatar id={me.id} />
            </span>{' '}
            <span className={styles.name}>{me.name}</span> <IconChevronDown size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/settings">
            {t('app.settings')}
          </Menu.Item>
          {me.can.administer && (
            <Menu.Item component={Link} to="/admin/people">
              {t('app.administration')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Label>{t('app.theme')}</Menu.Label>
          {Object.entries(schemes).map(([scheme, name]) => (
            <Menu.Item
              key={scheme}
              aria-current={scheme === colorScheme || undefined}
              onClick={() => setColorScheme(scheme as keyof typeof schemes)}
            >
              {t(name)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('app.language')}</Menu.Label>
          {(['en', 'de'] as const).map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              aria-current={language === i18n.language || undefined}
              onClick={() => void chooseLanguage(language)}
            >
              {languages[language]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={leave}>{t('app.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {isAsking && (
          <Confirm title={t('app.signOutTitle')} action={t('app.signOut')} run={signOut} close={() => setAsking(false)}>
            {t('app.signOutLead')}
          </Confirm>
        )}
      </Suspense>
    </>
  )
}

/** Shown at once, and kept in the profile, so that it is the same on every device and in mail. */
async function chooseLanguage(language: keyof typeof languages): Promise<void> {
  await showLanguage(language)
  await updateMe({ language }).catch(tellFailure)
}
