/** SQL: an instant as the API writes it, in ISO 8601 with milliseconds, in UTC. */
export const isoInstant = (instant: string): string =>
  `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
