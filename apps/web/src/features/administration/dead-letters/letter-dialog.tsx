import { Button } from '@mantine/core'
import type { Schemas } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/layout/dialog.tsx'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import dialog from '../dialog.module.css'
import { Facts } from '../facts.tsx'
import { useMoment } from '../use-moment.ts'
import styles from './dead-letters.module.css'
import { DiscardDialog } from './discard-dialog.tsx'
import { letterQuery } from './letter-queries.ts'
import { redrive } from './redrive.ts'

type Letter = Schemas['DeadLetter']

/** All of a message that was given up, and what can become of it. */
export function LetterDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery(letterQuery(id))
  return (
    <Dialog onClose={close} title={query.data?.type ?? t('admin.letters.one')} size="xl">
      <Loaded query={query} count={6}>
        {(letter) => <Content letter={letter} close={close} />}
      </Loaded>
    </Dialog>
  )
}

function Content({ letter, close }: { letter: Letter; close: () => void }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const again = async () => {
    if (await redrive(letter)) close()
  }
  return (
    <div className={dialog.form}>
      <LetterFacts letter={letter} />
      <Part name={t('admin.letters.error')} text={letter.error} isError />
      <Part name={t(letter.body === null ? 'admin.letters.bodyBase64' : 'admin.letters.body')} text={bodyOf(letter)} />
      <Part name={t('admin.letters.headers')} text={JSON.stringify(letter.headers, null, 2)} />
      <div className={dialog.actions}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('admin.letters.discard')}…
        </Button>
        <Button onClick={() => void again()}>{t('admin.letters.redrive')}</Button>
      </div>
      {isAsking && <DiscardDialog id={letter.id} close={() => setAsking(false)} done={close} />}
    </div>
  )
}

function LetterFacts({ letter: { queue, messageId, key, attempts, firstSeenAt, diedAt } }: { letter: Letter }) {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Facts
      facts={[
        [t('admin.letters.queue'), queue],
        [t('admin.letters.message'), messageId],
        [t('admin.letters.key'), key],
        [t('admin.letters.tried'), t('admin.letters.attempts', { count: attempts })],
        [t('admin.letters.firstSeen'), moment(firstSeenAt)],
        [t('admin.letters.died'), moment(diedAt)],
      ]}
    />
  )
}

function Part({ name, text, isError = false }: { name: string; text: string; isError?: boolean }) {
  return (
    <section className={styles.part}>
      <h3>{name}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by key. */}
      <pre data-error={isError || undefined} tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}

/** JSON with its lines and indents; anything else as it is. */
function bodyOf({ body, bodyBase64 }: Letter): string {
  if (body === null) return bodyBase64 ?? ''
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch (err) {
    if (err instanceof SyntaxError) return body
    throw err
  }
}
