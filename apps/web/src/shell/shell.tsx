import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../shared/input/shortcuts.ts'
import { useIsSecondFactorAsked } from '../shared/notices/step-up.ts'
import { clearSelection, useSelected } from '../shared/selection/selection.ts'
import { useGlobalShortcuts } from './global-shortcuts.ts'
import { PanelSlot } from './panel-slot.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { useOverlayKeys, useReadyOverlays } from './use-overlay-keys.ts'

const load = {
  quickAdd: () => import('../features/quick-add/quick-add.tsx'),
  newProject: () => import('../features/new-project/new-project.tsx'),
  palette: () => import('../features/command-palette/command-palette.tsx'),
  help: () => import('./shortcut-help.tsx'),
}
const overlays = Object.values(load)

const Notices = lazy(() => import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })))
const BulkBar = lazy(() => import('../features/bulk-edit/bulk-bar.tsx').then(({ BulkBar }) => ({ default: BulkBar })))
const StepUpDialog = lazy(() =>
  import('../shared/notices/step-up-dialog.tsx').then(({ StepUpDialog }) => ({ default: StepUpDialog })),
)
const QuickAdd = lazy(() => load.quickAdd().then(({ QuickAdd }) => ({ default: QuickAdd })))
const NewProject = lazy(() => load.newProject().then(({ NewProject }) => ({ default: NewProject })))
const Palette = lazy(() => load.palette().then(({ CommandPalette }) => ({ default: CommandPalette })))
const Help = lazy(() => load.help().then(({ ShortcutHelp }) => ({ default: ShortcutHelp })))

export type Overlay = 'quick-add' | 'new-project' | 'palette' | 'help' | null

/** Everything around a place: the sidebar, the task beside it, and what opens above it. */
export function Shell() {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const commands = useGlobalShortcuts(setOverlay)
  useShortcuts(useMemo(() => commands.filter(({ keys }) => keys !== ''), [commands]))
  useOverlayKeys(overlay !== null)
  useReadyOverlays(overlays)
  const close = () => setOverlay(null)
  const selectedCount = useSelected().size
  const isSecondFactorAsked = useIsSecondFactorAsked()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected belongs to the place that is left.
  useEffect(clearSelection, [pathname])
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
        {selectedCount > 0 && <BulkBar />}
        {overlay === 'quick-add' && <QuickAdd close={close} />}
        {overlay === 'new-project' && <NewProject close={close} />}
        {overlay === 'palette' && <Palette close={close} commands={commands} />}
        {overlay === 'help' && <Help close={close} commands={commands} />}
        {isSecondFactorAsked && <StepUpDialog />}
      </Suspense>
    </div>
  )
}
