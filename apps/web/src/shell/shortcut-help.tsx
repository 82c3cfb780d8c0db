import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { KeyName } from '../shared/input/key-name.tsx'
import { Dialog } from '../shared/layout/dialog.tsx'
import type { Command } from './global-shortcuts.ts'
import styles from './shortcut-help.module.css'

const groups = [
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
      ['/', 'filter'],
    ],
  ],
  [
    'notifications',
    [
      ['j', 'nextNotification'],
      ['k', 'previousNotification'],
      ['Enter', 'open'],
      ['u', 'toggleRead'],
    ],
  ],
  [
    'boards',
    [
      ['← ↑ ↓ →', 'next'],
      ['Alt ← ↑ ↓ →', 'moveCard'],
      ['Home', 'firstCard'],
      ['End', 'lastCard'],
      ['Enter', 'open'],
      ['e', 'complete'],
      ['x', 'select'],
      ['Shift x', 'selectRange'],
    ],
  ],
  [
    'calendars',
    [
      ['← ↑ ↓ →', 'day'],
      ['t', 'today'],
      ['PageUp', 'earlier'],
      ['PageDown', 'later'],
      ['Enter', 'intoDay'],
      ['n', 'addOnDay'],
      ['Alt ← ↑ ↓ →', 'moveTask'],
      ['e', 'complete'],
    ],
  ],
  [
    'writing',
    [
      ['Ctrl B', 'bold'],
      ['Ctrl I', 'italic'],
      ['Ctrl K', 'link'],
      ['Ctrl Enter', 'send'],
    ],
  ],
] as const

/** Every key that means something. */
export function ShortcutHelp({ close, commands }: { close: () => void; commands: readonly Command[] }) {
  const { t } = useTranslation()
  return (
    <Dialog onClose={close} title={t('app.shortcuts')} size="md">
      <Group name={t('shortcuts.general')} shortcuts={[...ofCommands(commands), ...everywhere(t)]} />
      {groups.map(([group, shortcuts]) => (
        <Group
          key={group}
          name={t(`shortcuts.${group}`)}
          shortcuts={shortcuts.map(([keys, name]) => [keys, t(`shortcuts.${name}`)])}
        />
      ))}
    </Dialog>
  )
}

type Shortcuts = readonly (readonly [keys: string, name: string])[]

function Group({ name, shortcuts }: { name: string; shortcuts: Shortcuts }) {
  return (
    <section className={styles.group}>
      <h3>{name}</h3>
      <dl>
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <KeyName key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** From where they are bound, so that none is left out here. */
const ofCommands = (commands: readonly Command[]): Shortcuts =>
  commands.filter(({ keys }) => keys !== '').map(({ keys, name }) => [written(keys), name])

const everywhere = (t: TFunction): Shortcuts => [
  ['Ctrl Z', t('shortcuts.undo')],
  ['Esc', t('shortcuts.close')],
]

/** As people write it: `mod+k` is Ctrl K, and a capital letter is typed with Shift. */
const written = (keys: string): string =>
  /^[A-Z]$/.test(keys)
    ? `Shift ${keys.toLowerCase()}`
    : keys.replace(/^mod\+(.)$/, (_, key: string) => `Ctrl ${key.toUpperCase()}`)
