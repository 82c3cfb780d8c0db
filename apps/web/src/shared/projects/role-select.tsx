import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProjectRole } from './projects.ts'
import styles from './role-select.module.css'

const roles = ['owner', 'editor', 'commenter', 'viewer'] as const satisfies readonly ProjectRole[]

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption' | 'allowDeselect'> {
  readonly value: ProjectRole
  readonly onChange: (role: ProjectRole) => void
}

/** Chooses what somebody may do in a project; each role says what that is. */
export function RoleSelect({ value, onChange, ...select }: Props) {
  const { t } = useTranslation()
  return (
    <Select
      {...select}
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ width: 290, position: 'bottom-end', shadow: 'md' }}
      data={roles.map((role) => ({ value: role, label: t(`projectRole.${role}`) }))}
      value={value}
      onChange={(role) => {
        if (role !== null && role !== value) onChange(role as ProjectRole)
      }}
      renderOption={({ option, checked }) => (
        <span className={styles.role} data-chosen={checked || undefined}>
          {option.label}
          <small>{t(`projectRole.${option.value as ProjectRole}May`)}</small>
        </span>
      )}
    />
  )
}
