import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Parsed } from "../../app/core/custody/parsed.ts";
import {
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from "../../app/core/custody/verifier-key.ts";
import { createWitness } from "./answer-checkpoint.ts";
import { lockFolder } from "./lock-folder.ts";
import { createWitnessServer } from "./serve-witness.ts";
import { openWitnessKey } from "./witness-key.ts";
import { openWitnessStore } from "./witness-store.ts";

// This folder and app/core are all that a clerk of court needs to run a witness: nothing else is imported.

const HELP = `Usage: witness --log VKEY --listen [HOST:]PORT --state DIR [--name NAME] [--ed25519] [--json]

Watches custody logs for another body. Remembers the last checkpoint of each log, signs the next one only
if it is proved that the log has grown and nothing in it was changed, and refuses everything else.

  --log VKEY        the log's public key, as its office prints it at /log/key; once for each log. Where a log changes its
                    key, the old one first and then the new one: the new one counts alone once the log has used it
  --listen PORT     where to answer; on this machine alone unless a HOST is named (0.0.0.0:PORT for all)
  --state DIR       where key and memory are kept; made where missing. Back it up, and never go back to an old copy
  --name NAME       under what name to sign, such as clerk.county.example.gov/witness; settled by the first start
  --ed25519         sign with Ed25519 instead of ML-DSA-44; settled by the first start
  --json            prints one JSON object instead of text when it is ready

Runs until it is stopped (Ctrl-C). Ends with 0 when stopped, 1 on a problem, 2 when it was called wrongly.
`;

interface Asked {
  readonly logKeys: readonly VerifierKey[];
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly name: string | undefined;
  readonly isEd25519: boolean;
  readonly isJson: boolean;
}

/** The command as a person types it. Resolves with its exit code when it has been stopped. */
export async function runWitness(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const asked = readArguments([...args]);
  if (!asked.ok) return complain(asked.problem, 2);
  try {
    return await serve(asked.value);
  } catch (error) {
    return complain(error instanceof Error ? error.message : "it failed", 1);
  }
}

async function serve(asked: Asked): Promise<number> {
  const { logKeys, host, port, folder, name, isEd25519, isJson } = asked;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  if (lock === undefined) return complain(`${folder} is in use by another witness`, 1);
  try {
    const key = await openWitnessKey({
      path: join(folder, "witness.key"),
      name,
      type: isEd25519 ? "ed25519-cosigner" : undefined,
      defaultName: `${hostname()}/witness`,
    });
    if (!key.ok) return complain(key.problem, 1);
    const store = await openWitnessStore(folder);
    // What cannot be read is found out now, and not when a log asks.
    for (const log of logKeys) await store.last(log.name);
    const vkey = formatVerifierKey(key.value.verifierKey);
    const tell = (line: string) => {
      process.stderr.write(`${new Date().toISOString()} ${line}\n`);
    };
    const { signer } = key.value;
    const now = () => Math.floor(Date.now() / 1_000);
    const server = createWitnessServer({
      answer: createWitness({ store, signer, logKeys, now, tell }),
      vkey,
      failed: (error) => tell(`FAILED ${error instanceof Error ? error.message : "unknown"}`),
    });
    server.listen(port, host);
    await once(server, "listening");
    const { port: taken } = server.address() as AddressInfo;
    const address = `http://${host.includes(":") ? `[${host}]` : host}:${taken}/`;
    process.stdout.write(
      isJson ? `${JSON.stringify({ vkey, address })}\n` : `${vkey}\nlistening on ${address}\n`,
    );
    await stopAsked();
    server.close();
    server.closeIdleConnections();
    await once(server, "close");
    return 0;
  } finally {
    lock.release();
  }
}

function stopAsked(): Promise<unknown> {
  return Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

function complain(problem: string, code: number): number {
  process.stderr.write(`witness: ${problem}${code === 2 ? "; see --help" : ""}.\n`);
  return code;
}

function readArguments(args: string[]): Parsed<Asked> {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      strict: true,
      options: {
        log: { type: "string", multiple: true },
        listen: { type: "string" },
        state: { type: "string" },
        name: { type: "string" },
        ed25519: { type: "boolean" },
        json: { type: "boolean" },
      },
    }));
  } catch (error) {
    // Node's first sentence names the option; what follows is advice about its own syntax.
    const [sentence = "wrong options"] = (error as Error).message.split(". ");
    return { ok: false, problem: sentence };
  }
  const { log = [], listen, state, name, ed25519 = false, json = false } = values;
  if (log.length === 0 || listen === undefined || state === undefined) {
    return { ok: false, problem: "--log, --listen and --state are needed" };
  }
  const logKeys: VerifierKey[] = [];
  for (const written of log) {
    const key = parseVerifierKey(written);
    if (!key.ok) return { ok: false, problem: `--log: ${key.problem}` };
    if (key.value.type !== "ed25519") return { ok: false, problem: "--log: that is no log's key" };
    logKeys.push(key.value);
  }
  const [, host = "localhost", digits = ""] = /^(?:\[?([^[\]]+)\]?:)?(\d{1,5})$/.exec(listen) ?? [];
  const port = Number(digits);
  if (digits === "" || port > 65_535) {
    return { ok: false, problem: "--listen takes a port, or a host and a port" };
  }
  const value = { logKeys, host, port, folder: state, name, isEd25519: ed25519, isJson: json };
  return { ok: true, value };
}

const [, script] = process.argv;
if (script !== undefined && existsSync(script)) {
  if (import.meta.url === pathToFileURL(realpathSync(script)).href) {
    process.umask(0o077);
    process.exitCode = await runWitness(process.argv.slice(2));
  }
}
