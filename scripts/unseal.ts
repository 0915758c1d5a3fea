import { fromBase64url, toBase64url } from "#app/core/encoding.ts";
import {
  problemOfApproverList,
  type ApproverListProblem,
} from "#app/core/identity/approver-list.ts";
import { createIdentityKeys } from "#app/unseal/identity-key.ts";
import { readUnsealSettings, type UnsealSettings } from "#app/unseal/settings.ts";

// The process that holds the key to reporters' names. The server starts it as a child (`serve --with-parent`); an operator
// can run it under a user of its own (docs/operate.md). It reads IDENTITY_KEY_FILE, UNSEAL_SOCKET and DESK_ORIGIN. Each verb
// loads only what it needs: a server that starts waits for `make-key`.

const USAGE = "usage: node scripts/unseal.ts serve [--with-parent] | make-key | pin\n";

const PROBLEMS: Readonly<Record<ApproverListProblem, string>> = {
  "too-few-people": "name at least two people",
  twice: "one passkey stands there twice",
  "too-long": "the list is too long",
};

async function main([verb, ...options]: readonly string[]): Promise<void> {
  const withParent = options.includes("--with-parent");
  const settings = readUnsealSettings({ forGroup: !withParent });
  if (!settings.ok) return stop(settings.problem);
  switch (verb) {
    case "serve":
      return serve(settings.value, withParent);
    case "make-key":
      return makeKey(settings.value);
    case "pin":
      return pin(settings.value);
    default:
      process.stderr.write(USAGE);
      process.exitCode = 2;
  }
}

async function serve(settings: UnsealSettings, withParent: boolean): Promise<void> {
  const { serveUnseal } = await import("#app/unseal/serve.ts");
  const served = await serveUnseal(settings);
  if (!served.ok) return stop(served.problem);
  const end = () => void served.close().then(() => process.exit(0));
  process.on("SIGTERM", end);
  // A child ends with its server, whose interrupt reaches both.
  if (withParent) process.stdin.resume().once("close", end);
  process.on("SIGINT", withParent ? () => undefined : end);
  process.stdout.write("ready\n");
}

/** Makes the key pair where there is none and prints its public half: what names are sealed to. */
async function makeKey(settings: UnsealSettings): Promise<void> {
  const made = await createIdentityKeys(settings.identityKeyFile);
  if (!made.ok) return stop(made.problem);
  process.stdout.write(`${toBase64url(made.publicKey)}\n`);
}

/** The first list of approvers, from standard input as JSON (the page /desk/approvers writes it). Never replaces a list. */
async function pin(settings: UnsealSettings): Promise<void> {
  const parts: Buffer[] = [];
  for await (const piece of process.stdin) parts.push(Buffer.from(piece as Uint8Array));
  let given: unknown;
  try {
    given = JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return stop("The list of approvers is not JSON.");
  }
  const { approversShape, pinFirst } = await import("#app/unseal/pinned-approvers.ts");
  const approvers = approversShape.safeParse(given);
  if (!approvers.success) return stop("The list of approvers is not one.");
  const problem = problemOfApproverList(approvers.data);
  const damaged = approvers.data.some((one) => fromBase64url(one.publicKey) === undefined);
  if (problem !== undefined || damaged)
    return stop(
      `Nobody is pinned: ${problem === undefined ? "a key is damaged" : PROBLEMS[problem]}.`,
    );
  if (!(await pinFirst(settings.approversFile, approvers.data))) {
    return stop(
      `There are approvers already in ${settings.approversFile}; two of them approve any change at the desk.`,
    );
  }
}

function stop(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

// Whatever this process writes is for its own user alone.
process.umask(0o077);

await main(process.argv.slice(2));
