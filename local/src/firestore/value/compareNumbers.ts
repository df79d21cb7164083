/** Orders integers and doubles together, exactly: NaN first, -0 equal to 0, 2^53 + 1 above the double 2^53. */
export function compareNumbers(left: bigint | number, right: bigint | number): number {
  // JavaScript compares a bigint with a number by their mathematical values, without rounding.
  if (left < right) return -1
  if (left > right) return 1
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
}
