/** Two marks that lie on each other can be told apart by nobody. */
const TOO_NEAR = 14;

export interface NamedMark {
  readonly number: string;
  readonly x: number;
  readonly y: number;
}

/** What is written beside marks, each name once at a place; those of marks nearer to each other than `near` stand together. */
export function labelsOf(
  marks: readonly NamedMark[],
  near = TOO_NEAR,
): readonly { readonly text: string; readonly x: number; readonly y: number }[] {
  const groups: [NamedMark, ...NamedMark[]][] = [];
  for (const one of marks) {
    const found = groups.find(([first]) => Math.hypot(first.x - one.x, first.y - one.y) < near);
    if (found === undefined) groups.push([one]);
    else found.push(one);
  }
  return groups.map((group) => {
    const numbers = [...new Set(group.map(({ number }) => number))];
    const text = numbers.length <= 3 ? numbers.join(", ") : `${group[0].number} …`;
    return { text, x: group[0].x, y: group[0].y };
  });
}
