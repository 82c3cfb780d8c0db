export { sentMailRoutes } from './sent-mails.routes.ts'
