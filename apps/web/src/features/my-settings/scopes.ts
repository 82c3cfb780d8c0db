import type { Schemas } from '@millrace/client'

export type Scope = Schemas['AccessToken']['scopes'][number]

/** Scopes by what a person would let a program do. Those that the person lacks are not offered. */
export const scopeGroups = [
  { name: 'tasks', scopes: ['tasks:read', 'tasks:write', 'tasks:delete', 'comments:write'] },
  { name: 'projects', scopes: ['projects:read', 'projects:write', 'teams:read', 'teams:write'] },
  { name: 'people', scopes: ['users:read', 'account:manage'] },
  { name: 'connections', scopes: ['webhooks:manage'] },
  { name: 'administration', scopes: ['tasks:admin', 'users:admin', 'operations:manage', 'audit:read'] },
] as const satisfies readonly { name: string; scopes: readonly Scope[] }[]

/** What most programs need, and no more. */
export const readingScopes: readonly Scope[] = ['tasks:read', 'projects:read', 'teams:read', 'users:read']

type TextOf<Name extends string> = Name extends `${infer Thing}:${infer Deed}` ? `${Thing}-${Deed}` : never

/** The key of the catalogue, where a colon means something else. */
export const scopeText = (scope: Scope) => `settings.scopes.${scope.replace(':', '-') as TextOf<Scope>}` as const
