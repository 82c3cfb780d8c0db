import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionsQuery } from './my-queries.ts'
import styles from './my-settings.module.css'
import { preferencesQuery } from './notification-preferences.ts'
import { useSectionInView } from './section-in-view.ts'

const sections = ['profile', 'region', 'appearance', 'notifications', 'security', 'tokens'] as const

/** The sections by name. Each has an address, which leads there also when somebody sends it on. */
export function SettingsNavigation() {
  const { t } = useTranslation()
  const { hash } = useLocation()
  const inView = useSectionInView(sections)
  // What has come above pushes what was gone to down.
  const sessions = useQuery(sessionsQuery)
  const preferences = useQuery(preferencesQuery)
  const isFetched = sessions.isFetched && preferences.isFetched
  useEffect(() => goTo(hash), [hash])
  useEffect(() => {
    if (isFetched) sectionOf(location.hash.slice(1))?.scrollIntoView()
  }, [isFetched])
  const navigation = useRef<HTMLElement>(null)
  useEffect(() => showLinkTo(inView, navigation.current), [inView])
  return (
    <nav ref={navigation} className={styles.navigation} aria-label={t('settings.sections')}>
      {sections.map((section) => (
        <Link
          key={section}
          to="/settings"
          hash={section}
          replace
          hashScrollIntoView={false}
          activeOptions={{ includeHash: true }}
          data-in-view={section === inView || undefined}
          onClick={() => goTo(section)}
        >
          {t(`settings.${section}.title`)}
        </Link>
      ))}
    </nav>
  )
}

/** On a small screen the names are wider than it: the one that counts is kept in sight. */
function showLinkTo(section: string | undefined, navigation: HTMLElement | null): void {
  const link = navigation?.querySelector<HTMLElement>(`a[href$="#${section}"]`)
  if (navigation && link) navigation.scrollLeft = link.offsetLeft - (navigation.clientWidth - link.offsetWidth) / 2
}

/** Also for the keyboard: Tab goes on from there. */
function goTo(hash: string): void {
  const section = sectionOf(hash)
  section?.scrollIntoView()
  section?.focus({ preventScroll: true })
}

const sectionOf = (hash: string) => {
  const section = sections.find((each) => each === hash)
  return section === undefined ? null : document.getElementById(section)
}
