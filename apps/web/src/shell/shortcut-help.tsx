import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './shortcut-help.module.css'

const groups = [
  [
    'general',
    [
      ['c', 'quickAdd'],
      ['Ctrl K', 'palette'],
      ['g m', 'myWork'],
      ['g t', 'theme'],
      ['Ctrl Z', 'undo'],
      ['?', 'help'],
      ['Esc', 'close'],
    ],
  ],
  [
    'lists',
    [
      ['j', 'next'],
      ['k', 'previous'],
      ['Enter', 'open'],
      ['e', 'complete'],
      ['x', 'select'],
      ['Shift ↓', 'selectRange'],
      ['Ctrl A', 'selectAll'],
      ['.', 'bulk'],
      ['Esc', 'unselect'],
    ],
  ],
  [
    'boards',
    [
      ['← ↑ ↓ →', 'next'],
      ['Alt ← ↑ ↓ →', 'moveCard'],
      ['Enter', 'open'],
    ],
  ],
] as const

const isApple = navigator.platform.startsWith('Mac')

/** Every key that means something. */
export function ShortcutHelp({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={close}
      title={t('app.shortcuts')}
      size="md"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {groups.map(([group, shortcuts]) => (
        <section key={group} className={styles.group}>
          <h3>{t(`shortcuts.${group}`)}</h3>
          <dl>
            {shortcuts.map(([keys, name]) => (
              <div key={keys}>
                <dt>{t(`shortcuts.${name}`)}</dt>
                <dd>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{isApple && key === 'Ctrl' ? '⌘' : key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
