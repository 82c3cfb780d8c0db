import type { ModalProps } from '@mantine/core'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'

/** A dialog for as long as it is rendered; then the focus is where it was before. */
export function Dialog({ closeButtonProps, ...modal }: Omit<ModalProps, 'opened'>) {
  const { t } = useTranslation()
  useFocusBack()
  return <Modal opened closeButtonProps={{ 'aria-label': t('app.close'), ...closeButtonProps }} {...modal} />
}
