import { Button, CopyButton, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/layout/dialog.tsx'
import styles from './dialog.module.css'
import type { ProgramWithSecret } from './program-queries.ts'

interface Props {
  readonly program: ProgramWithSecret
  readonly close: () => void
}

/** The only time that a secret is seen: the dialog closes by its button alone. */
export function ProgramSecret({ program: { name, clientId, clientSecret }, close }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog
      onClose={close}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('admin.programs.secretTitle', { name })}
      size="lg"
    >
      <div className={styles.form}>
        {clientSecret === null ? (
          <p role="alert">{t('admin.programs.secretLost')}</p>
        ) : (
          <>
            <p className={styles.lead}>{t('admin.programs.secretLead')}</p>
            <Code label={t('admin.programs.clientId')} text={clientId} />
            <Code label={t('admin.programs.secret')} text={clientSecret} />
            <Code label={t('admin.programs.tryIt')} text={commandsFor(clientId, clientSecret)} />
          </>
        )}
        <div className={styles.actions}>
          <Button data-autofocus onClick={close}>
            {t(clientSecret === null ? 'app.close' : 'admin.programs.kept')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** The client-credentials grant at the built-in provider, then a call with the token that it gave. */
const commandsFor = (clientId: string, secret: string) =>
  `token=$(curl -s ${location.origin}/oidc/token \\
  -u '${clientId}:${secret}' \\
  -d grant_type=client_credentials |
  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s -H "Authorization: Bearer $token" ${location.origin}/v1/me`

/** Text to copy: by the button, or selected whole where the browser gives no clipboard. */
function Code({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.code}>
      <Textarea
        label={label}
        readOnly
        autosize
        spellCheck={false}
        dir="ltr"
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" aria-label={`${t('app.copy')}: ${label}`} onClick={copy}>
            {t(copied ? 'app.copied' : 'app.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
