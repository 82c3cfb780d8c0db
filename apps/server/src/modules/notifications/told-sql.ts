/** SQL: whether a person may be told of anything: the account works, and its issuer has not taken every role. */
export const mayBeToldSql = (person: string): string =>
  `(${person}.disabled_at is null and not ${person}.role_withdrawn)`
