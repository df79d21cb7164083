/** How many people every part of an import holds, but for the last one. */
export const partLines = 1000
