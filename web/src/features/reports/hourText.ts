/** An hour of the day as what it lasts; a dash for none. */
export const hourText = (hour: number | null): string => (hour === null ? '—' : `${hour}:00–${hour + 1}:00`)
