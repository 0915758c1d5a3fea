// Pages are compiled by Remix into build/. A stamp of everything that goes in tells whether the
// pages on disk are still those of the source.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stop, projectRoot, runUnderPinnedNode, tell } from "./bootstrap.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";

const buildFolder = path.join(projectRoot, "build");
const buildStamp = path.join(buildFolder, ".stamp");
const inputs = [
  "app",
  "db",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
];
const remix = "node_modules/@remix-run/dev/dist/cli.js";

/** Compiles the pages unless those in build/ come from exactly the source that is here now. */
export async function ensureBuilt() {
  if (buildIsCurrent()) return;
  await oneAtATime("build", async () => {
    if (buildIsCurrent()) return;
    tell("Building the pages.");
    if ((await compile()) !== 0) {
      throw new Stop("The pages could not be built; the reason stands above.");
    }
  });
}

/** Compiles the pages whether or not that is needed; answers with the compiler's exit code. */
export async function build() {
  return oneAtATime("build", compile);
}

async function compile() {
  const stamp = stampOfInputs();
  // The old stamp goes first, so that a build that breaks off is not taken for a finished one.
  rmSync(buildStamp, { force: true });
  const code = await runUnderPinnedNode([remix, "vite:build", "--logLevel", "warn"], {
    env: { NODE_ENV: "production" },
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
  });
  if (code === 0) {
    mkdirSync(buildFolder, { recursive: true });
    writeFileSync(buildStamp, `${stamp}\n`);
  }
  return code;
}

function buildIsCurrent() {
  return existsSync(buildStamp) && readFileSync(buildStamp, "utf8").trim() === stampOfInputs();
}

/** Content, not times: a fresh checkout of the same source must not cost a build. */
function stampOfInputs() {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesUnder).sort()) {
    const digest = createHash("sha256").update(readFileSync(path.join(projectRoot, file)));
    hash.update(`${file}\0${digest.digest("hex")}\n`);
  }
  return hash.digest("hex");
}

function filesUnder(input) {
  const full = path.join(projectRoot, input);
  if (!existsSync(full)) return [];
  if (path.extname(input) !== "") return [input];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)));
}
