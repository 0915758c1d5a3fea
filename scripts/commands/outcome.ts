/** What a command answers its caller with. */
export const EXIT = { done: 0, problem: 1, wrongUse: 2 } as const;

/** Something the operator can understand and act on: one line, exit code 1, no stack. */
export class Problem extends Error {}

/** The command was not called as it should be: one line, exit code 2. */
export class WrongUse extends Problem {}
