import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** Administration. */
export function Administration() {
  return <PlaceHeader title="Administration" />
}
