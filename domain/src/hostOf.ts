/** The host of an address; its path or query may hold a token of the other side. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
