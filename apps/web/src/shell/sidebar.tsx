import { IconBell, IconInbox, IconMenu2, IconPlus, IconSearch, IconSun, IconTrash, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { UnreadBadge } from '../features/notifications/unread-badge.tsx'
import { KeyName } from '../shared/input/key-name.tsx'
import { useMe } from '../shared/people/me.ts'
import { projectsQuery } from '../shared/projects/projects.ts'
import { AccountMenu } from './account-menu.tsx'
import type { Overlay } from './shell.tsx'
import styles from './sidebar.module.css'

interface Props {
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly open: (overlay: Overlay) => void
}

/** The places; on a small screen a bar whose menu opens them as a drawer. */
export function Sidebar({ isOpen, setOpen, open }: Props) {
  const { t } = useTranslation()
  const close = () => setOpen(false)
  return (
    <>
      <header className={styles.bar}>
        <button type="button" aria-label={t('app.menu')} aria-expanded={isOpen} onClick={() => setOpen(true)}>
          <IconMenu2 size={20} stroke={1.6} />
        </button>
        <b>Millrace</b>
        <button type="button" aria-label={t('app.newTask')} onClick={() => open('quick-add')}>
          <IconPlus size={20} stroke={1.6} />
        </button>
      </header>
      {isOpen && <button type="button" className={styles.shade} aria-label={t('app.closeMenu')} onClick={close} />}
      <nav className={styles.sidebar} data-open={isOpen || undefined} aria-label={t('app.navigation')}>
        <div className={styles.top}>
          <AccountMenu />
          <button type="button" className={styles.closer} aria-label={t('app.closeMenu')} onClick={close}>
            <IconX size={18} stroke={1.6} />
          </button>
        </div>
        <button type="button" className={styles.add} onClick={() => open('quick-add')}>
          <IconPlus size={16} stroke={1.8} /> {t('app.newTask')} <kbd>c</kbd>
        </button>
        <button type="button" className={styles.item} onClick={() => open('palette')}>
          <IconSearch size={16} stroke={1.6} /> {t('app.search')}{' '}
          <span className={styles.keys}>
            <KeyName name="Ctrl" /> <KeyName name="K" />
          </span>
        </button>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: closes the drawer behind a link that was followed. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed. */}
        <div className={styles.places} onClick={close}>
          <Link to="/" className={styles.item} activeOptions={{ exact: true, includeSearch: false }}>
            <IconSun size={16} stroke={1.6} /> {t('app.myWork')}
          </Link>
          <Link to="/notifications" className={styles.item} activeOptions={{ includeSearch: false }}>
            <IconBell size={16} stroke={1.6} /> {t('app.notifications')} <UnreadBadge />
          </Link>
          <Projects open={open} />
          <Link to="/trash" className={`${styles.item} ${styles.last}`}>
            <IconTrash size={16} stroke={1.6} /> {t('app.trash')}
          </Link>
        </div>
      </nav>
    </>
  )
}

function Projects({ open }: Pick<Props, 'open'>) {
  const { t } = useTranslation()
  const { can } = useMe()
  const { data: projects } = useQuery(projectsQuery)
  const inbox = projects?.find(({ isInbox }) => isInbox)
  const others = projects?.filter(({ isInbox }) => !isInbox)
  return (
    <>
      {inbox && (
        <Link to="/projects/$projectId/list" params={{ projectId: inbox.id }} className={styles.item}>
          <IconInbox size={16} stroke={1.6} /> {t('app.inbox')}
        </Link>
      )}
      <div className={styles.headline}>
        <h2 className={styles.heading}>{t('app.projects')}</h2>
        {can.createProjects && (
          <button
            type="button"
            className={styles.more}
            aria-label={t('app.newProject')}
            title={t('app.newProject')}
            onClick={() => open('new-project')}
          >
            <IconPlus size={15} stroke={1.8} />
          </button>
        )}
      </div>
      {others?.length === 0 && <p className={styles.none}>{t('app.noProjects')}</p>}
      {others?.map(({ id, name, color }) => (
        <Link key={id} to="/projects/$projectId" params={{ projectId: id }} className={styles.item}>
          <span className={styles.dot} style={{ background: color ?? 'var(--line-strong)' }} />
          <span className={styles.name}>{name}</span>
        </Link>
      ))}
    </>
  )
}
