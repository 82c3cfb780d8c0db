/** The header that says what a mail is about. Only notifications are free of links that are as good as a password. */
export const letterMark = { name: 'X-Millrace-Letter', account: 'account', notification: 'notification' } as const
