import type { SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ExplainedSelect } from '../input/explained-select.tsx'
import type { ProjectRole } from './projects.ts'

const roles = ['owner', 'editor', 'commenter', 'viewer'] as const satisfies readonly ProjectRole[]

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption' | 'allowDeselect'> {
  readonly value: ProjectRole
  readonly onChange: (role: ProjectRole) => void
}

/** Chooses what somebody may do in a project; each role says what that is. */
export function ProjectRoleSelect(props: Props) {
  const { t } = useTranslation()
  const choices = roles.map((value) => ({
    value,
    label: t(`projectRole.${value}`),
    meaning: t(`projectRole.${value}May`),
  }))
  return <ExplainedSelect {...props} choices={choices} />
}
