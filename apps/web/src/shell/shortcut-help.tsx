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
      ['x', 'complete'],
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
                    <kbd key={key}>{key}</kbd>
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
