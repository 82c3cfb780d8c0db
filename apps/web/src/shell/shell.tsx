import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../shared/input/shortcuts.ts'
import { useGlobalShortcuts } from './global-shortcuts.ts'
import { PanelSlot } from './panel-slot.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'

const Notices = lazy(() => import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })))
const QuickAdd = lazy(() =>
  import('../features/quick-add/quick-add.tsx').then(({ QuickAdd }) => ({ default: QuickAdd })),
)
const Palette = lazy(() =>
  import('../features/command-palette/command-palette.tsx').then(({ CommandPalette }) => ({ default: CommandPalette })),
)
const Help = lazy(() => import('./shortcut-help.tsx').then(({ ShortcutHelp }) => ({ default: ShortcutHelp })))

export type Overlay = 'quick-add' | 'palette' | 'help' | null

/** Everything around a place: the sidebar, the task beside it, and what opens above it. */
export function Shell() {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const commands = useGlobalShortcuts(setOverlay)
  useShortcuts(useMemo(() => commands.map(({ keys, run }) => ({ keys, run })), [commands]))
  const close = () => setOverlay(null)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Sidebar isOpen={isDrawerOpen} setOpen={setDrawerOpen} open={setOverlay} />
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <PanelSlot />
      <Suspense fallback={null}>
        <Notices position="bottom-right" limit={4} />
        {overlay === 'quick-add' && <QuickAdd close={close} />}
        {overlay === 'palette' && <Palette close={close} commands={commands} />}
        {overlay === 'help' && <Help close={close} />}
      </Suspense>
    </div>
  )
}
