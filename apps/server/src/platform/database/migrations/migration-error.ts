/** Migrations cannot go on, or the database does not fit this program. The message says which file and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}
