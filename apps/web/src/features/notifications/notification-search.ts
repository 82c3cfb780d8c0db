export interface NotificationSearch {
  /** Leaves out what was read. */
  show?: 'unread'
}

/** Which notifications are shown, as the address says. */
export const notificationSearch = ({ show }: Record<string, unknown>): NotificationSearch =>
  show === 'unread' ? { show } : {}
