import { useTranslation } from 'react-i18next'
import type { en } from '../../i18n/en.ts'

/** Names a field of a task; one that this release has no word for is "another field". */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => t(`fields.${field as keyof typeof en.fields}`, { defaultValue: t('fields.other') })
}
