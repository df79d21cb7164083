/** How long a finished job and its file are kept, in milliseconds: 7 days. */
export const jobLifetime = 7 * 24 * 60 * 60 * 1000
