/** SQL: the fields of a `PreferencesRow`, where `preferences` is the left-joined row of a person's choice. */
export const preferenceColumns = (preferences: string): string => `
  coalesce(${preferences}.in_app_off::text[], '{}') as "inAppOff",
  coalesce(${preferences}.email_off::text[], '{}') as "emailOff",
  to_char(${preferences}.quiet_from, 'HH24:MI') as "quietFrom", to_char(${preferences}.quiet_to, 'HH24:MI') as "quietTo",
  ${preferences}.digest_hour as "digestHour"`
