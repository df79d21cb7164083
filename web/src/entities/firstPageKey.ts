/** Under what the first page of a paged list stands on the shelf. */
export const firstPageKey = (key: string, pageSize: number): string => `${key}|first ${pageSize}`
