import type { ChildProcess } from "node:child_process";
import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { Writable } from "node:stream";
import { systemCallFilter } from "#app/adapters/media/system-call-filter.ts";

/**
 * How staff see the walls around the parsers, from the best on; records keep these words. `bubblewrap-filtered`: most system calls that a
 * parser does not need are denied as well.
 */
export type Confinement = "bubblewrap-filtered" | "bubblewrap" | "weak";

/** Where bubblewrap reads the filter of system calls, where there is one. */
const FILTER_FD = 4;

/** A command that starts a child. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** The code that the child is sent first; absent for a program that has all of its own. */
  readonly sent?: Uint8Array | undefined;
  /** A filter of system calls, which it must be given as its fifth file before it starts; see `feedFilter`. */
  readonly filter?: Uint8Array | undefined;
}

/** What a child is started with beside its first three files. `third` and `fifth`: files of the caller's, under these numbers. */
export function furtherFiles(
  { filter }: Launch,
  third?: number,
  fifth?: number,
): readonly (number | "ignore" | "pipe")[] {
  const between = filter === undefined ? "ignore" : "pipe";
  if (fifth !== undefined) return [third ?? "ignore", between, fifth];
  if (filter !== undefined) return [third ?? "ignore", between];
  return third === undefined ? [] : [third];
}

/** Gives a child that was just started its filter; it does not start before it has all of it. */
export function feedFilter(child: ChildProcess, { filter }: Launch): void {
  const into = child.stdio[FILTER_FD];
  if (filter === undefined || !(into instanceof Writable)) return;
  // A child that ended already breaks the pipe; its end is noticed elsewhere.
  into.on("error", () => undefined);
  into.end(filter);
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
 * nothing else: no network, no other process, no file of evidence, an empty environment. `filter`: see `Launch`.
 */
export function bubblewrapLaunch(program: ChildProgram, filter?: Uint8Array): Launch {
  const { interpreter } = program;
  const launch = limited(program, [
    "bwrap",
    ...(filter === undefined ? [] : ["--seccomp", String(FILTER_FD)]),
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
  return { ...launch, filter };
}

/** A child behind the walls that were found to hold on this system. */
export function launchBehind(confinement: Confinement, program: ChildProgram): Launch {
  if (confinement === "weak") return plainLaunch(program);
  return bubblewrapLaunch(
    program,
    confinement === "bubblewrap-filtered" ? systemCallFilter() : undefined,
  );
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
