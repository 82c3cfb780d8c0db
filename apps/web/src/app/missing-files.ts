const reloadedAt = 'millrace-reloaded-at'
const pauseMilliseconds = 60_000

/**
 * A page that is older than the server may ask for a file that is there no longer: it is loaded anew, at most once a
 * minute. What was being typed is kept as a draft.
 */
export function reloadForMissingFiles(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(reloadedAt) ?? 0) < pauseMilliseconds) return
    event.preventDefault()
    sessionStorage.setItem(reloadedAt, String(Date.now()))
    location.reload()
  })
}
