import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../shared/avatar.tsx'
import { tellFailure } from '../shared/failure.ts'
import { useMe } from '../shared/me.ts'
import styles from './sidebar.module.css'
import { signOut } from './sign-out.ts'

const schemes = { light: 'app.light', dark: 'app.dark', auto: 'app.system' } as const

/** Who is signed in; the look, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
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
        <Menu.Item lang="en" onClick={() => void i18n.changeLanguage('en')}>
          English
        </Menu.Item>
        <Menu.Item lang="de" onClick={() => void i18n.changeLanguage('de')}>
          Deutsch
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut().catch(tellFailure)}>{t('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
