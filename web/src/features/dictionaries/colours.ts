/** The colours of words, in the order they are offered. */
export const colours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const
