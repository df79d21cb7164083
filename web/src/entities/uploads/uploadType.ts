const ACTIVE = /(html|svg|xml|script|wasm|x-shockwave)/i

/** The type a file is stored under: what a browser would run or read as a page is stored as plain bytes. */
export const uploadType = (type: string): string =>
  type === '' || ACTIVE.test(type) ? 'application/octet-stream' : type
