/** Every time zone as a choice, by its name; `kept` too, when this browser does not know it. */
export function zoneOptions(kept?: string): { readonly value: string; readonly text: string }[] {
  const zones = new Set(Intl.supportedValuesOf('timeZone'))
  if (kept) zones.add(kept)
  return [...zones].toSorted().map(zone => ({ value: zone, text: zone.replaceAll('_', ' ') }))
}
