import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/layout/dialog.tsx'
import type { CreatedToken } from './new-token.ts'
import styles from './tokens.module.css'

/** Shows a new token, once. Only "Done" closes this, so that no stray key loses it. */
export function ShownTokenDialog({ created, close }: { created: CreatedToken; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      onClose={close}
      title={t(created.token === null ? 'settings.tokens.lostTitle' : 'settings.tokens.shownTitle')}
      size="lg"
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      {created.token === null ? (
        <p className={styles.text}>{t('settings.tokens.lostLead', { name: created.name })}</p>
      ) : (
        <Token token={created.token} />
      )}
      <div className={styles.actions}>
        <Button onClick={close}>{t('settings.tokens.done')}</Button>
      </div>
    </Dialog>
  )
}

function Token({ token }: { token: string }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  return (
    <>
      <p className={styles.warning}>{t('settings.tokens.shownLead')}</p>
      <div className={styles.token}>
        <TextInput
          ref={field}
          classNames={{ root: styles.tokenField ?? '', input: styles.mono ?? '' }}
          aria-label={t('settings.tokens.token')}
          readOnly
          value={token}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button
          data-autofocus
          variant="default"
          leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => void copy(token, field.current).then(setCopied)}
        >
          {t(isCopied ? 'app.copied' : 'app.copy')}
        </Button>
      </div>
      <p className={styles.text}>{t('settings.tokens.howToSend')}</p>
      <code className={styles.code}>{`curl -H "Authorization: Bearer …" ${location.origin}/v1/me`}</code>
      <p className="visually-hidden" role="status">
        {isCopied && t('app.copied')}
      </p>
    </>
  )
}

/** Where the page may not write to the clipboard, the token is marked to be copied by hand. */
async function copy(token: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(token)
    return true
  } catch {
    field?.select()
    return document.execCommand('copy')
  }
}
