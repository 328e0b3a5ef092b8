/** How many names that hold what was typed are looked at before the best are chosen: his own, and everybody's. */
export const considered = { mine: 16, all: 64 }
/** How many mailboxes, notes and texts; more where only some of them may be seen. */
export const looked = (all: boolean) => (all ? 16 : 500)
