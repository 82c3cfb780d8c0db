import { Button, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tell } from '../../shared/notices/notices.tsx'
import type { Role } from './deployment-role-select.tsx'
import { DeploymentRoleSelect } from './deployment-role-select.tsx'
import styles from './dialog.module.css'
import type { Recipient } from './parse-recipients.ts'
import { parseRecipients } from './parse-recipients.ts'
import type { Outcome } from './use-invite.ts'
import { useInvite } from './use-invite.ts'

/** Invites one person, or as many as are pasted. Who could not be invited stays, with the reason. */
export function InviteDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const addresses = useDraft('invite', '')
  const name = useDraft('invite-name', '')
  const [role, setRole] = useState<Role>('user')
  const { outcomes, isRunning, run } = useInvite()
  const parsed = parseRecipients(addresses.text)
  const recipients = withName(parsed, name.text.trim())
  const open = recipients.filter(({ email, isValid }) => isValid && !outcomes.get(email)?.isDone)
  const invite = async (event: FormEvent) => {
    event.preventDefault()
    const count = await run(open, role)
    if (count > 0) {
      tell({ title: t('admin.invitations.invited', { count }), message: t('admin.invitations.where') })
    }
    if (count < recipients.filter(({ email }) => !outcomes.get(email)?.isDone).length) return
    addresses.forget()
    name.forget()
    close()
  }
  return (
    <Dialog onClose={close} title={t('admin.invitations.action')} size="lg">
      <form className={styles.form} onSubmit={(event) => void invite(event)}>
        <p className={styles.lead}>{t('admin.invitations.lead')}</p>
        <Textarea
          data-autofocus
          label={t('admin.invitations.addresses')}
          description={t('admin.invitations.addressesHint')}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          autoCapitalize="none"
          value={addresses.text}
          readOnly={isRunning}
          onChange={({ currentTarget }) => addresses.write(currentTarget.value)}
        />
        {(parsed.length > 1 || parsed[0]?.isValid === false || outcomes.size > 0) && (
          <Recipients recipients={parsed} outcomes={outcomes} />
        )}
        {parsed.length < 2 && !parsed[0]?.name && (
          <TextInput
            label={t('admin.invitations.name')}
            description={t('admin.invitations.nameHint')}
            maxLength={200}
            dir="auto"
            value={name.text}
            onChange={({ currentTarget }) => name.write(currentTarget.value)}
          />
        )}
        <DeploymentRoleSelect label={t('admin.role.label')} value={role} onChange={setRole} />
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isRunning} disabled={open.length === 0}>
            {open.length > 1 ? t('admin.invitations.sendMany', { count: open.length }) : t('admin.invitations.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** One person alone may be given a name in a field of its own. */
const withName = (recipients: readonly Recipient[], name: string) =>
  recipients.length === 1 && name !== '' ? recipients.map((each) => ({ ...each, name: each.name ?? name })) : recipients

interface RecipientsProps {
  readonly recipients: readonly Recipient[]
  readonly outcomes: ReadonlyMap<string, Outcome>
}

function Recipients({ recipients, outcomes }: RecipientsProps) {
  const { t } = useTranslation()
  const stateOf = ({ email, isValid }: Recipient) => {
    const outcome = outcomes.get(email)
    if (outcome?.isDone) return t('admin.invitations.sent')
    if (outcome) return outcome.reason
    return isValid ? '' : t('admin.invitations.invalid')
  }
  return (
    <ul className={styles.recipients} aria-label={t('admin.invitations.recipients')} aria-live="polite">
      {recipients.map((recipient) => {
        const outcome = outcomes.get(recipient.email)
        return (
          <li
            key={recipient.email}
            data-is-done={outcome?.isDone || undefined}
            data-is-wrong={!recipient.isValid || outcome?.isDone === false || undefined}
          >
            <span dir="auto">
              {recipient.name && `${recipient.name} · `}
              {recipient.email}
            </span>
            <small>{stateOf(recipient)}</small>
          </li>
        )
      })}
    </ul>
  )
}
