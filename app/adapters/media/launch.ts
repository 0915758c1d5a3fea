import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** How staff see the walls around the parsers. */
export type Confinement = "bubblewrap" | "weak";

/** A command that starts a child. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

const PROJECT = join(import.meta.dirname, "..", "..", "..");
const CHILD_SCRIPT = join(import.meta.dirname, "examine-child.ts");

/** No core files (they would hold evidence), few open files, and an end even for a child that lost its examiner. */
const LIMITS = 'ulimit -c 0; ulimit -n 256; ulimit -t 300; exec "$@"';

/** The whole environment of a child: nothing is inherited. The C library's arenas are kept few because decoders fragment them. */
export const ENVIRONMENT = { TZ: "UTC", NODE_ENV: "production", MALLOC_ARENA_MAX: "2" } as const;

/** A child without walls of its own but Node's permissions, which are a seat belt and no wall. */
export function plainLaunch(script = CHILD_SCRIPT): Launch {
  return limited([realpathSync(process.execPath), ...nodeArguments(script)]);
}

/**
 * A child that sees the system's libraries, Node and this program's code, read-only, and nothing
 * else: no network, no other process, no file of evidence, an empty environment.
 */
export function bubblewrapLaunch(script = CHILD_SCRIPT): Launch {
  const node = realpathSync(process.execPath);
  return limited([
    "bwrap",
    ...["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...["--uid", "65534", "--gid", "65534", "--hostname", "examiner"],
    ...[
      "--clearenv",
      ...Object.entries(ENVIRONMENT).flatMap(([name, value]) => ["--setenv", name, value]),
    ],
    ...systemFolders(),
    ...["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"],
    ...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"],
    ...["--ro-bind", node, node],
    ...CODE.flatMap((part) => [
      "--ro-bind",
      realpathSync(join(PROJECT, part)),
      join(PROJECT, part),
    ]),
    "--",
    node,
    ...nodeArguments(script),
  ]);
}

/** What of the project a child needs; never the data folder, which may lie beside it. */
const CODE = ["package.json", "app", "node_modules"];

function nodeArguments(script: string): string[] {
  return [
    "--permission",
    "--allow-addons",
    ...CODE.map((part) => `--allow-fs-read=${join(PROJECT, part)}`),
    `--allow-fs-read=${script}`,
    // A realpath differs from the path where node_modules is a link.
    `--allow-fs-read=${realpathSync(join(PROJECT, "node_modules"))}`,
    "--max-old-space-size=512",
    "--disallow-code-generation-from-strings",
    script,
  ];
}

/** `/usr`, and the folders that are links into it on today's systems and folders on older ones. */
function systemFolders(): string[] {
  const folders = ["--ro-bind", "/usr", "/usr"];
  for (const folder of ["/lib", "/lib64", "/lib32", "/bin"]) {
    const link = linkTarget(folder);
    if (link === "missing") continue;
    folders.push(
      ...(link === "folder" ? ["--ro-bind", folder, folder] : ["--symlink", link, folder]),
    );
  }
  return folders;
}

function linkTarget(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : "folder";
  } catch {
    return "missing";
  }
}

function limited(command: readonly string[]): Launch {
  return { command: "/bin/sh", args: ["-c", LIMITS, "sh", ...command] };
}
