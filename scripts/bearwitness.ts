import { Problem, WrongUse } from "./commands/outcome.ts";

// npm run -s bearwitness -- <command>: what an operator does at the machine. stdout belongs to the command's output;
// progress and complaints go to stderr. 0 done, 1 found a problem, 2 wrong use.

interface Command {
  readonly about: string;
  readonly load: () => Promise<{ readonly run: (args: string[]) => Promise<number> }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  assess: {
    about: "say what files hold: type, digests, claims of time and place",
    load: () => import("./commands/assess.ts"),
  },
  pack: {
    about: "check an office pack, or show what one holds",
    load: () => import("./commands/pack.ts"),
  },
  verify: {
    about: "check a bundle, as the archive or unpacked",
    load: () => import("./commands/verify.ts"),
  },
  audit: {
    about: "recompute the custody log and every stored original",
    load: () => import("./commands/audit.ts"),
  },
  uploads: {
    about: "list files that came and no record names; take them in or set them aside",
    load: () => import("./commands/uploads.ts"),
  },
  checkpoint: {
    about: "sign the custody log as it stands, and print it",
    load: () => import("./commands/checkpoint.ts"),
  },
  "rotate-log-key": {
    about: "replace the key that signs the custody log",
    load: () => import("./commands/rotate-log-key.ts"),
  },
  "migrate-store": {
    about: "move all evidence to another place: this disk or a bucket",
    load: () => import("./commands/migrate-store.ts"),
  },
  "rotate-master-key": {
    about: "replace the key that all other keys are wrapped under",
    load: () => import("./commands/rotate-master-key.ts"),
  },
  witness: {
    about: "watch the custody log of another office, and cosign what only grew",
    load: () => import("./commands/witness.ts"),
  },
  export: {
    about: "write a case's bundle to a file",
    load: () => import("./commands/export.ts"),
  },
  import: {
    about: "take in what another agency hands over",
    load: () => import("./commands/import.ts"),
  },
  staff: {
    about: "list accounts, invite somebody, end somebody's access",
    load: () => import("./commands/staff.ts"),
  },
  "erase-reporter": {
    about: "erase who sent a report; records and proofs stay",
    load: () => import("./commands/erase-reporter.ts"),
  },
  seed: {
    about: "fill an empty office with invented reports",
    load: () => import("./commands/seed.ts"),
  },
};

/** Named in the design; they come with later versions. */
const NOT_YET = ["backup", "restore", "bench"];

const WIDEST = Math.max(...Object.keys(COMMANDS).map((name) => name.length));

const HELP = `Usage: npm run -s bearwitness -- COMMAND [OPTIONS]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(WIDEST)}   ${about}`)
  .join("\n")}

COMMAND --help says more. The office is the one that the server's settings name (DATA_DIR and so on).
Exit: 0 done, 1 found a problem, 2 wrong use.
`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--help" || name === "-h") {
    process.stdout.write(HELP);
    return 0;
  }
  if (name === undefined) {
    process.stderr.write(HELP);
    return 2;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const known = NOT_YET.includes(name);
    process.stderr.write(
      `bearwitness: ${known ? `${name} is not in this version` : `there is no command ${quoted(name)}`}.\n\n${HELP}`,
    );
    return 2;
  }
  try {
    const { run } = await command.load();
    return await run(args);
  } catch (error) {
    process.stderr.write(`bearwitness ${name}: ${sentenceOf(error)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** One line, whatever happened. What is not a Problem says where it comes from, since nobody foresaw it. */
function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const messages: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) messages.push(at.message);
  return (messages.length === 0 ? "failed" : messages.join(": ")).replaceAll(/\s+/g, " ");
}

/** What was typed, without characters that act on a terminal. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

// Whoever reads only the first lines (`| head`) is done with us; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

// What a command writes is for its own user alone.
process.umask(0o077);

process.exitCode = await main(process.argv.slice(2));
