import type { RefreshedSession, Session } from './session.ts'

/** Where sessions live: PostgreSQL, or Redis when it is configured. What has ended is not found. */
export interface SessionStore {
  create(session: Session): Promise<void>
  find(key: Buffer, now: Date): Promise<Session | null>
  /** A person's sessions, newest first. */
  listOfUser(userId: string, now: Date): Promise<Session[]>
  /** Notes that a session was used. */
  see(key: Buffer, seenAt: Date, idleUntil: Date): Promise<void>

  /** Lets one holder at a time, among all processes, spend the refresh token. False while another one does. */
  holdRefresh(key: Buffer, holder: string, now: Date, until: Date): Promise<boolean>
  /**
   * Keeps what a refresh brought and lets go, also when the hold has run out; false when the session has ended or
   * another one holds it.
   */
  saveRefresh(key: Buffer, holder: string, refreshed: RefreshedSession, now: Date): Promise<boolean>
  releaseRefresh(key: Buffer, holder: string): Promise<void>

  /** Each gives the sessions that it ended. */
  remove(key: Buffer): Promise<Session[]>
  removeOfUser(userId: string): Promise<Session[]>
  /** Those of one of the issuer's sessions; only those of the subject, when it is given. */
  removeOfIssuerSession(issuer: string, issuerSessionId: string, subject: string | null): Promise<Session[]>
  removeOfSubject(issuer: string, subject: string): Promise<Session[]>

  /** Keeps something until it is taken or expires. False when there is something under the key. */
  note(key: Buffer, content: Buffer, expiresAt: Date, now: Date): Promise<boolean>
  isNoted(key: Buffer, now: Date): Promise<boolean>
  /** Gives what was noted, once. */
  takeNote(key: Buffer, now: Date): Promise<Buffer | null>

  close(): Promise<void>
}
