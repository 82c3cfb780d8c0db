import { IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { permissionGroups, rightOf } from './permission-groups.ts'
import { ProgramMenu } from './program-menu.tsx'
import type { Program, ProgramWithSecret } from './program-queries.ts'
import styles from './row.module.css'
import { useDayOf } from './use-day-of.ts'

interface Props {
  readonly program: Program
  readonly showSecret: (program: ProgramWithSecret) => void
}

/** A program: its name, its client and what it may do. */
export function ProgramRow({ program, showSecret }: Props) {
  const { t } = useTranslation()
  const dayOf = useDayOf()
  const { name, clientId, permissions, secretChangedAt, disabledAt, can } = program
  const rights = permissionGroups.flatMap(([group, all]) => {
    const given = all
      .filter((each) => permissions.includes(each))
      .map((each) => t(`admin.programs.rights.${rightOf(each)}`))
    return given.length === 0 ? [] : [`${t(`admin.programs.groups.${group}`)}: ${given.join(', ')}`]
  })
  return (
    <li className={styles.row} data-is-off={disabledAt !== null || undefined}>
      <span className={styles.mark}>
        <IconRobot size={18} stroke={1.5} aria-hidden="true" />
      </span>
      <span className={styles.about}>
        <span className={styles.name}>
          <b dir="auto">{name}</b>
          {disabledAt !== null && <span className={styles.tag}>{t('admin.disabled')}</span>}
        </span>
        <small className={styles.wraps}>{rights.join(' · ')}</small>
        <small className={styles.wraps}>
          {clientId} · {t('admin.programs.secretSince', { date: dayOf(secretChangedAt) })}
        </small>
      </span>
      <span className={styles.menu}>
        {(can.update || can.delete || can.rotateSecret) && <ProgramMenu program={program} showSecret={showSecret} />}
      </span>
    </li>
  )
}
