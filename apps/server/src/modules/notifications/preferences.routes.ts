import { NotificationPreferences, UpdateNotificationPreferences } from '@millrace/contract'
import { okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getPreferences } from './get-preferences.ts'
import { updatePreferences } from './update-preferences.ts'

const tag = 'Notifications'

export const preferenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me/notification-preferences',
    summary: 'Get which way I am told of what',
    tag,
    access: 'account:manage',
    schema: { answer: { 200: NotificationPreferences } },
    run: (ctx, { actor }) => getPreferences(ctx, actor),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/me/notification-preferences',
    summary: 'Change which way I am told of what',
    tag,
    access: 'account:manage',
    schema: { body: UpdateNotificationPreferences, answer: { 200: NotificationPreferences } },
    run: (ctx, { actor, body, requiredVersion }) => updatePreferences(ctx, actor, { patch: body, requiredVersion }),
    answer: okVersioned,
  }),
]
