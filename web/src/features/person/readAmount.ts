const MOST = 1e12

/** A sum as people type it (`12 000,50`); null: none, `wrong`: not a sum that a plan holds. */
export function readAmount(text: string): number | null | 'wrong' {
  const bare = text.replace(/[\s']/gu, '').replace(',', '.')
  if (bare === '') return null
  if (!/^\d{1,13}(\.\d{1,4})?$/u.test(bare)) return 'wrong'
  const amount = Number(bare)
  return amount <= MOST ? amount : 'wrong'
}
