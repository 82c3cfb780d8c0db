import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** What can be set for a project. */
export function ProjectSettings() {
  return <PlaceHeader title="ProjectSettings" />
}
