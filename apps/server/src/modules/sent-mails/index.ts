export { purgeSentMails } from './purge-sent-mails.ts'
export { sentMailRoutes } from './sent-mails.routes.ts'
