import { lstatSync, readlinkSync, realpathSync } from "node:fs";

/** How staff see the walls around the parsers. */
export type Confinement = "bubblewrap" | "weak";

/** A command that starts a child. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** The code that the child is sent first; absent for a program that has all of its own. */
  readonly sent?: Uint8Array | undefined;
}

/** A program for children: what runs, what of this installation it may read, and its own limits. */
export interface ChildProgram {
  /** The whole path of the interpreter. */
  readonly interpreter: string;
  readonly args: readonly string[];
  /** Files and folders of this installation, by whole path: read-only inside the walls. */
  readonly code: readonly string[];
  /** Code that is sent to it as its first frame. */
  readonly sent?: Uint8Array;
  /** Limits in the words of the shell's `ulimit`, beside those for every child. */
  readonly ulimits: readonly string[];
  /** Seconds of the processor's time after which it ends, also where it lost its examiner; 300 where nothing is said. */
  readonly cpuSeconds?: number;
}

/** No core files (they would hold evidence) and few open files. */
const ULIMITS = ["-c 0", "-n 256"];

/** The whole environment of a child: nothing is inherited. The C library's arenas are kept few because decoders fragment them. */
export const ENVIRONMENT = { TZ: "UTC", NODE_ENV: "production", MALLOC_ARENA_MAX: "2" } as const;

/** A child without walls of its own but its interpreter's permissions, which are a seat belt and no wall. */
export function plainLaunch(program: ChildProgram): Launch {
  return limited(program, [program.interpreter, ...program.args]);
}

/**
 * A child that sees the system's libraries, its interpreter and this program's code, read-only, and
 * nothing else: no network, no other process, no file of evidence, an empty environment.
 */
export function bubblewrapLaunch(program: ChildProgram): Launch {
  const { interpreter } = program;
  return limited(program, [
    "bwrap",
    ...["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...["--uid", "65534", "--gid", "65534", "--hostname", "examiner"],
    ...[
      "--clearenv",
      ...Object.entries(ENVIRONMENT).flatMap(([name, value]) => ["--setenv", name, value]),
    ],
    ...systemFolders(),
    ...READ_OF_ETC.flatMap((path) => ["--ro-bind-try", path, path]),
    ...["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"],
    ...["--ro-bind", interpreter, interpreter],
    ...program.code.flatMap((path) => ["--ro-bind", realpathSync(path), path]),
    "--",
    interpreter,
    ...program.args,
  ]);
}

/** What finds libraries and fonts: links and lists, nothing of this machine's own. */
const READ_OF_ETC = ["/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts"];

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

function limited(program: ChildProgram, command: readonly string[]): Launch {
  const time = `-t ${program.cpuSeconds ?? 300}`;
  const limits = [...ULIMITS, time, ...program.ulimits]
    .map((limit) => `ulimit ${limit}; `)
    .join("");
  const args = ["-c", `${limits}exec "$@"`, "sh", ...command];
  return { command: "/bin/sh", args, sent: program.sent };
}
