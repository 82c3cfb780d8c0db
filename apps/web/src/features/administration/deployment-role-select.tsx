import type { Schemas } from '@millrace/client'
import { useTranslation } from 'react-i18next'
import { ExplainedSelect } from '../../shared/input/explained-select.tsx'

export type Role = Schemas['User']['role']

const roles = ['viewer', 'user', 'admin'] as const satisfies readonly Role[]

interface Props {
  /** A label to see, or one for who does not. */
  readonly label?: string
  readonly 'aria-label'?: string
  readonly value: Role
  readonly onChange: (role: Role) => void
  readonly className?: string
  readonly disabled?: boolean
}

/** Chooses what somebody may do in the whole deployment. */
export function DeploymentRoleSelect(props: Props) {
  const { t } = useTranslation()
  const choices = roles.map((value) => ({
    value,
    label: t(`admin.role.${value}`),
    meaning: t(`admin.role.${value}May`),
  }))
  return <ExplainedSelect {...props} choices={choices} />
}
