/** A sum in its currency as people write it; a currency that is none is only named. */
export function moneyText(sum: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 2 }).format(
      sum,
    )
  } catch {
    return `${new Intl.NumberFormat(locale).format(sum)} ${currency}`
  }
}
