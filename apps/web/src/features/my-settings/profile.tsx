import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { Row, Rows, Section } from '../../shared/layout/section.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { Avatar } from '../../shared/people/avatar.tsx'
import { updateMe, useMe } from '../../shared/people/me.ts'
import styles from './my-settings.module.css'

/** How others see the person. */
export function Profile() {
  const { t } = useTranslation()
  const me = useMe()
  const name = useDraft(`name-of-${me.id}`, me.name)
  return (
    <Section id="profile" title={t('settings.profile.title')} lead={t('settings.profile.lead')}>
      <Rows label={t('settings.profile.title')}>
        <Row
          title={
            <span className={styles.person}>
              <span className={styles.preview}>
                <Avatar id={me.id} name={name.text} />
              </span>
              {t('settings.profile.name')}
            </span>
          }
        >
          <TextInput
            className={styles.field}
            aria-label={t('settings.profile.name')}
            autoComplete="name"
            dir="auto"
            maxLength={200}
            disabled={!me.can.update}
            value={name.text}
            onChange={({ currentTarget }) => name.write(currentTarget.value)}
            onBlur={() => void saveName(name)}
            onKeyDown={(event) => onKey(event, name.forget)}
          />
        </Row>
        <Row title={t('settings.profile.email')} detail={t('settings.profile.emailDetail')}>
          <span className={styles.value}>{me.email}</span>
        </Row>
      </Rows>
    </Section>
  )
}

/** Enter saves by leaving the field; Escape shows again what is saved. */
function onKey(event: KeyboardEvent<HTMLInputElement>, forget: () => void): void {
  if (event.key === 'Enter') event.currentTarget.blur()
  if (event.key === 'Escape') forget()
}

/** A name that was refused stays written, to be corrected. */
async function saveName({ text, isChanged, forget }: ReturnType<typeof useDraft>): Promise<void> {
  const name = text.trim()
  if (!isChanged) return
  if (name === '') return forget()
  try {
    await updateMe({ name })
    forget()
  } catch (err) {
    tellFailure(err)
  }
}
