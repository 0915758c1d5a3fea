import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { compose, type ComposeOptions } from "#app/server/compose.ts";
import { readConfig, type Config } from "#app/server/config.ts";
import { buildExpressApp } from "#app/server/express-app.ts";
import { listen } from "#app/server/listen.ts";
import { startUnseal } from "#app/server/unseal-process.ts";
import { fillDemo, demoSettings } from "./demo/fill-demo.ts";

const root = join(import.meta.dirname, "..");

const SECOND_SIGNAL_MILLIS = 1_000;

/**
 * Starts the portal and stays until told to stop. Every foreseeable problem is one clear line and exit code 1. `args` are the words
 * behind the script's name. `testing` is for tests alone, whose invented accounts need no guard.
 */
export async function serve(
  args: readonly string[],
  testing: Pick<ComposeOptions, "hashCost" | "hashBounds"> = {},
): Promise<void> {
  // Whatever this process writes is for its own user alone.
  process.umask(0o077);
  const demo = args.includes("--demo");
  const config = readConfig(root, demo ? { defaults: demoSettings(root) } : {});
  if (!config.ok) return stop(config.problem);
  const unseal = config.value.unsealApart ? undefined : await startUnseal(config.value);
  const composed = await compose(config.value, { purpose: "serve", ...testing });
  if (!composed.ok) {
    await unseal?.stop();
    return stop(composed.problem);
  }
  const application = composed.value;
  const build = (await import(
    pathToFileURL(join(root, "build/server/index.js")).href
  )) as ServerBuild;
  const app = buildExpressApp(application, { build, clientFolder: join(root, "build/client") });
  const listening = await listen(createServer({ maxHeaderSize: 8 * 1024 }, app), config.value);
  if (!listening.ok) {
    await application.close();
    await unseal?.stop();
    return stop(listening.problem);
  }
  let closingSince: number | undefined;
  const close = () => {
    // A signal to a whole process group arrives twice at once; one that comes later means that somebody does not want
    // to wait.
    if (closingSince !== undefined) {
      if (performance.now() - closingSince > SECOND_SIGNAL_MILLIS) process.exit(1);
      return;
    }
    closingSince = performance.now();
    void listening.value
      .close()
      .then(() => application.close())
      .then(() => unseal?.stop())
      .then(() => process.exit(0));
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);

  if (demo) await fillDemo(application, config.value, print);
  await announce(application, config.value);
  if (unseal?.problem !== undefined) {
    print(`  Reporters' names cannot be opened now: ${unseal.problem}`);
  }
}

async function announce(
  application: Extract<Awaited<ReturnType<typeof compose>>, { ok: true }>["value"],
  config: Config,
): Promise<void> {
  print(`Bearwitness is running.`);
  print(`  Public page   ${config.origin}/`);
  print(`  Desk          ${config.deskOrigin}/desk`);
  const setup = await application.useCases.beginSetup();
  if (setup !== undefined) {
    print(`  First administrator (this link works once, for 60 minutes, until the next start):`);
    print(`                ${config.deskOrigin}/desk/setup/${setup.token}`);
  }
  if (application.masterKeyCreated) {
    print(`  New keys were made. Copy these three files to a safe place apart from the data:`);
    for (const file of [config.masterKeyFile, config.identityKeyFile, config.logKeyFile]) {
      print(`                ${file}`);
    }
  }
  const confinement = CONFINEMENTS[application.confinement];
  if (confinement !== undefined) print(`  ${confinement}`);
}

/** What is said of walls around the parsers that are not the best; each examination's record says which it had. */
const CONFINEMENTS: Partial<Record<Confinement, string>> = {
  bubblewrap: "Files are examined in bubblewrap without a filter of system calls.",
  weak: "Files are examined under weak confinement: bubblewrap is not available here.",
};

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(problem: string): void {
  process.stderr.write(`Bearwitness cannot start: ${problem}\n`);
  process.exitCode = 1;
}
