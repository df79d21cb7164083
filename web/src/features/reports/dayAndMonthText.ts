/** A day `YYYY-MM-DD` as short as a chart needs it: «5 янв.». */
export const dayAndMonthText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day))
