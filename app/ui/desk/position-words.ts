interface Place {
  readonly isListed: boolean;
  readonly number: number | undefined;
  readonly count: number;
  readonly more: boolean;
}

/** Where a report stands in its list: `3 of 214`. What was not counted is not said as a number. */
export function positionWords({ isListed, number, count, more }: Place): string {
  const all = `${count.toLocaleString("en-US")}${more ? "+" : ""}`;
  if (!isListed) return `not in this list (${all})`;
  if (number !== undefined) return `${number.toLocaleString("en-US")} of ${all}`;
  return more ? `one of ${all}` : `one of ${all}, in no order`;
}
