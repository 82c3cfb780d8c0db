import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../shared/layout/confirm.tsx'
import { settle } from './letter-queries.ts'

interface Props {
  readonly id: string
  readonly close: () => void
  /** It is discarded. */
  readonly done: () => void
}

/** Asks before a message is lost for good. */
export function DiscardDialog({ id, close, done }: Props) {
  const { t } = useTranslation()
  const run = async () => {
    await settle(id, 'discard')
    done()
  }
  return (
    <Confirm title={t('admin.letters.discardTitle')} action={t('admin.letters.discard')} run={run} close={close}>
      <p>{t('admin.letters.discardLead')}</p>
    </Confirm>
  )
}
