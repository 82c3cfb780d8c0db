import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './dialog.module.css'
import { permissionGroups, presets, rightOf } from './permission-groups.ts'
import type { ProgramPermission } from './program-queries.ts'

interface Props {
  readonly value: readonly ProgramPermission[]
  readonly onChange: (permissions: readonly ProgramPermission[]) => void
}

/** What a program may do: one of two usual sets, or each thing by itself. */
export function PermissionChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  const toggle = (permission: ProgramPermission) =>
    onChange(value.includes(permission) ? value.filter((each) => each !== permission) : [...value, permission])
  return (
    <fieldset className={styles.groups}>
      <legend>{t('admin.programs.may')}</legend>
      <small className={styles.lead}>{t('admin.programs.mayHint')}</small>
      <div className={styles.presets}>
        {(['read', 'write'] as const).map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={isSame(value, presets[preset])}
            onClick={() => onChange(presets[preset])}
          >
            {t(`admin.programs.${preset}`)}
          </button>
        ))}
      </div>
      {permissionGroups.map(([group, permissions]) => (
        <Group key={group} name={t(`admin.programs.groups.${group}`)}>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              size="xs"
              label={t(`admin.programs.rights.${rightOf(permission)}`)}
              checked={value.includes(permission)}
              onChange={() => toggle(permission)}
            />
          ))}
        </Group>
      ))}
    </fieldset>
  )
}

function Group({ name, children }: { name: string; children: React.ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset is announced with both names each time.
    <div className={styles.group} role="group" aria-labelledby={id}>
      <span id={id}>{name}</span>
      <span>{children}</span>
    </div>
  )
}

const isSame = (chosen: readonly ProgramPermission[], set: readonly ProgramPermission[]) =>
  chosen.length === set.length && set.every((permission) => chosen.includes(permission))
