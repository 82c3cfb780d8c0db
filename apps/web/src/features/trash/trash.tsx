import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** What was deleted and can be restored. */
export function Trash() {
  return <PlaceHeader title="Trash" />
}
