import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shared/people/me.ts'
import type { Scope } from './scopes.ts'
import { readingScopes, scopeGroups, scopeText } from './scopes.ts'
import styles from './tokens.module.css'

interface Props {
  readonly chosen: readonly Scope[]
  readonly choose: (scopes: readonly Scope[]) => void
}

/** What a token may do, of what the person may. */
export function ScopeChoice({ chosen, choose }: Props) {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const mine = (scopes: readonly Scope[]) => scopes.filter((scope) => permissions.includes(scope))
  const groups = scopeGroups.map(({ name, scopes }) => ({ name, scopes: mine(scopes) }))
  return (
    <fieldset className={styles.scopes}>
      <legend>{t('settings.tokens.scopes')}</legend>
      <div className={styles.presets}>
        <Button variant="subtle" size="compact-sm" onClick={() => choose(mine(readingScopes))}>
          {t('settings.tokens.readOnly')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => choose(permissions)}>
          {t('settings.tokens.everything')}
        </Button>
      </div>
      {groups
        .filter(({ scopes }) => scopes.length > 0)
        .map(({ name, scopes }) => (
          <div key={name} className={styles.group}>
            <h3>{t(`settings.scopeGroups.${name}`)}</h3>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                className={styles.scope ?? ''}
                label={t(scopeText(scope))}
                description={<code>{scope}</code>}
                checked={chosen.includes(scope)}
                onChange={({ currentTarget: { checked } }) =>
                  choose(checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))
                }
              />
            ))}
          </div>
        ))}
    </fieldset>
  )
}
