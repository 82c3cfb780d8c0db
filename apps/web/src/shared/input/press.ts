/** A finger that stays so long means what it lies on. Shorter than the press that opens the menu of a link. */
export const holdMilliseconds = 300
/** A finger that lies still still moves so many pixels. */
export const touchSlack = 10
