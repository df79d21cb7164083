/** How many avatar colours there are; ui/Avatar.vue names them. */
export const HUES = 8

/** A colour's number that stays with the id, whatever else changes. */
export function hueOf(id: string): number {
  let hash = 7
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash % HUES
}
