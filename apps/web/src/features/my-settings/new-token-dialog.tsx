import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import type { CreatedToken, NewToken } from './new-token.ts'
import { createToken, lifetimes } from './new-token.ts'
import { ScopeChoice } from './scope-choice.tsx'
import { SegmentedChoice } from './segmented-choice.tsx'
import styles from './tokens.module.css'

interface Props {
  readonly form: NewToken
  readonly change: (part: Partial<NewToken>) => void
  readonly close: () => void
  readonly done: (created: CreatedToken) => void
}

/** Asks what a new token is for and what it may do. */
export function NewTokenDialog({ form, change, close, done }: Props) {
  const { t } = useTranslation()
  const [isCreating, setCreating] = useState(false)
  const create = async () => {
    setCreating(true)
    await createToken(form).then(done).catch(tellFailure)
    setCreating(false)
  }
  return (
    <Dialog onClose={close} title={t('settings.tokens.newTitle')} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <TextInput
          label={t('settings.tokens.name')}
          placeholder={t('settings.tokens.namePlaceholder')}
          description={t('settings.tokens.nameDetail')}
          data-autofocus
          dir="auto"
          maxLength={100}
          autoComplete="off"
          value={form.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <div>
          <span className={styles.label}>{t('settings.tokens.lifetime')}</span>
          <SegmentedChoice
            label={t('settings.tokens.lifetime')}
            options={lifetimes.map((value) => ({ value, label: t(`settings.lifetimes.${value}`) }))}
            value={form.lifetime}
            onChange={(lifetime) => change({ lifetime })}
          />
          {form.lifetime === 'never' && <p className={styles.warning}>{t('settings.tokens.neverWarning')}</p>}
        </div>
        <ScopeChoice chosen={form.scopes} choose={(scopes) => change({ scopes })} />
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isCreating} disabled={form.name.trim() === '' || form.scopes.length === 0}>
            {t('settings.tokens.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
