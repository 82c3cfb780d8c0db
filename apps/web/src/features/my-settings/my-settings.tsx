import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** What a person sets for themselves. */
export function MySettings() {
  return <PlaceHeader title="MySettings" />
}
