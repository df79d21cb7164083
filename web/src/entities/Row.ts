/** A document with its id; `pending` while this browser's own write of it has not reached the server. */
export type Row<T> = T & { readonly id: string; readonly pending: boolean }
