import type { Instant } from "#app/core/instant.ts";

/**
 * What a log line may carry: numbers, truth values, and texts that the compiler knows: words written in the program,
 * ids and instants. A plain `string` does not compile, so that no name, text, file name, place, receipt code or
 * address gets in by habit.
 */
export type LogValue = number | boolean | string;

type SafeFields<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends LogValue | undefined
    ? string extends Fields[Name]
      ? never
      : Fields[Name]
    : never;
};

/** The operator's log: what happened, how much and how long. It knows nothing of who or what about. */
export interface Log {
  info<const Fields extends object>(event: EventName, fields?: SafeFields<Fields>): void;
  warn<const Fields extends object>(event: EventName, fields?: SafeFields<Fields>): void;
  /** Also says what kind of error it was and where, but not its message: messages can quote what a person wrote. */
  error<const Fields extends object>(
    event: EventName,
    error: unknown,
    fields?: SafeFields<Fields>,
  ): void;
}

/** `<part>.<what happened>`, such as `upload.received`. */
export type EventName = `${Lowercase<string>}.${Lowercase<string>}`;

const EVENT = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/;
/** Begins with a letter and has no dot, colon or space: no address, file name, number dialled or sentence fits. */
const WORD = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const FRAME = /\b((?:app|db|scripts|build|node_modules)\/[\w./@$-]+:\d+:\d+)\)?$/;
const FRAMES = 8;

/** Writes one JSON object a line. The composition root hands in stderr and the clock. */
export function createLog(tools: {
  readonly write: (line: string) => void;
  readonly now: () => Instant;
}): Log {
  const line = (level: string, event: string, fields: object = {}, error?: ErrorFacts) => {
    const named = EVENT.test(event) ? event : "log.misnamed";
    const safe = Object.entries(fields).map(([name, value]) => [name, checked(value)]);
    const facts = error === undefined ? {} : { error };
    tools.write(
      `${JSON.stringify({ at: tools.now(), level, event: named, ...Object.fromEntries(safe), ...facts })}\n`,
    );
  };
  return {
    info: (event, fields) => {
      line("info", event, fields);
    },
    warn: (event, fields) => {
      line("warn", event, fields);
    },
    error: (event, error, fields) => {
      line("error", event, fields, factsOf(error));
    },
  };
}

/** The types say it, but a cast or a script may not listen: whatever is not one of ours is withheld. */
function checked(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string" && (WORD.test(value) || INSTANT.test(value))) return value;
  return value === undefined ? undefined : "withheld";
}

interface ErrorFacts {
  readonly name: unknown;
  readonly code?: unknown;
  readonly at: readonly string[];
  readonly cause?: ErrorFacts;
}

function factsOf(error: unknown, depth = 0): ErrorFacts {
  if (typeof error !== "object" || error === null) return { name: typeof error, at: [] };
  const { name, code, stack, cause } = error as Partial<Record<string, unknown>>;
  return {
    name: checked(name),
    ...(code === undefined ? {} : { code: checked(code) }),
    at: framesOf(stack),
    ...(cause === undefined || depth >= 3 ? {} : { cause: factsOf(cause, depth + 1) }),
  };
}

/** Files and lines of this project only. The lines above the first frame are the message, which is left out. */
function framesOf(stack: unknown): readonly string[] {
  if (typeof stack !== "string") return [];
  return stack
    .split("\n")
    .filter((row) => row.startsWith("    at "))
    .flatMap((row) => FRAME.exec(row)?.[1] ?? [])
    .slice(0, FRAMES);
}
