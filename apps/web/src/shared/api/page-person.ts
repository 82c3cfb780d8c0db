// Several tabs share one session. Each notes whose it is, so that a tab of somebody else neither shows nor sends more.
const key = 'millrace-person'

/** Who is signed in on this page; null before that is known and after the session has ended. */
let person: string | null = null
/** The same, and still there after the session has ended: what was being written is theirs. */
let writer: string | null = null
/** Whether the other tabs know. */
let isShared = false

/** Whose texts are kept and shown on this page. */
export const writerOf = (): string => writer ?? ''

/**
 * Notes who is signed in, for this page and the other tabs; null when nobody is any more. False when the page has been
 * another person's: it must not go on.
 */
export function notePerson(id: string | null): boolean {
  if (id !== null && writer !== null && id !== writer) {
    startAnew()
    return false
  }
  person = id
  if (id === null) localStorage.removeItem(key)
  else {
    writer = id
    isShared = keep(id)
  }
  return true
}

/** A browser that is full keeps nothing; then the tabs do not know of each other. */
function keep(id: string): boolean {
  try {
    if (localStorage.getItem(key) !== id) localStorage.setItem(key, id)
    return true
  } catch (err) {
    if (!(err instanceof DOMException)) throw err
    return false
  }
}

const isSomebodyElses = () => person !== null && isShared && localStorage.getItem(key) !== person

/** Another page, which asks who is signed in. Until it is there nothing of this one is to be seen. */
function startAnew(): void {
  document.body.hidden = true
  location.reload()
}

/** Sends a request for the person of this page alone: one that waited for its turn is not sent for the next person. */
export function fetchForPerson(request: Request): Promise<Response> {
  if (isSomebodyElses()) {
    startAnew()
    return new Promise(() => {})
  }
  const isOver = person === null && writer !== null
  return isOver && request.method !== 'GET' ? Promise.resolve(new Response(null, { status: 401 })) : fetch(request)
}

/** Shows another page as soon as another tab signs in or out, and when the browser brings an old page back. */
export function watchPerson(): void {
  const look = () => {
    if (isSomebodyElses() || (person === null && localStorage.getItem(key) !== null)) startAnew()
  }
  window.addEventListener('storage', ({ key: changed }) => {
    if (changed === key || changed === null) look()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look()
  })
}
