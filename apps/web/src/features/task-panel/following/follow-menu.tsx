import { Menu } from '@mantine/core'
import { IconBell, IconBellOff, IconBellRinging, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from './following.module.css'
import type { FollowingState } from './following.ts'
import { follow, followingQuery } from './following.ts'

const icons = { following: IconBellRinging, muted: IconBellOff, none: IconBell } as const
const states = ['following', 'muted', 'none'] as const satisfies readonly FollowingState[]

/** Whether the person is told of what happens to the task, and the choice. */
export function FollowMenu({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(followingQuery(taskId))
  if (!data) return null
  const { state } = data
  const Icon = icons[state]
  const name = t(`panel.following.${state}`)
  return (
    <Menu position="bottom-end" width={288}>
      <Menu.Target>
        <button
          type="button"
          className={styles.button}
          data-state={state}
          aria-label={t('panel.following.label', { state: name })}
        >
          <Icon size={16} stroke={1.6} />
          <span>{name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {states.map((each) => (
          <Menu.RadioItem
            key={each}
            value={each}
            checked={each === state}
            checkIcon={<IconCheck size={16} stroke={1.8} />}
            closeMenuOnClick
            onChange={() => void follow(taskId, each)}
          >
            {t(`panel.following.${each}`)}
            <small className={styles.meaning}>{t(`panel.following.${each}Means`)}</small>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
