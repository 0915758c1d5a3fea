import { spawn, spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import {
  bubblewrapLaunch,
  ENVIRONMENT,
  feedFilter,
  furtherFiles,
} from "#app/adapters/media/launch.ts";
import { systemCallFilter } from "#app/adapters/media/system-call-filter.ts";

const PERL = "/usr/bin/perl";
const filter = systemCallFilter();
const canFilter =
  filter !== undefined &&
  spawnSync("bwrap", ["--dev-bind", "/", "/", PERL, "-e", "1"]).status === 0;
const testFiltered = canFilter ? test : test.skip;

/** Runs Perl inside the walls, with the filter or without, and gives what it printed. */
async function inside(script: string, filtered = true): Promise<string> {
  const program = { interpreter: PERL, args: ["-e", script], code: [], ulimits: [] };
  const launch = bubblewrapLaunch(program, filtered ? filter : undefined);
  const child = spawn(launch.command, launch.args, {
    env: ENVIRONMENT,
    stdio: ["ignore", "pipe", "pipe", ...furtherFiles(launch)],
  });
  feedFilter(child, launch);
  let said = "";
  child.stdout?.on("data", (piece: Buffer) => (said += piece.toString()));
  child.stderr?.on("data", (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return `${said}${code === 0 ? "" : ` ended with ${code ?? "a signal"}`}`;
}

/** Errors as Linux numbers them. */
const [NOT_PERMITTED, NO_SUCH_CALL] = [1, 38];

testFiltered("inside no socket of any kind can be made; without the filter one can", async () => {
  const script = `use Socket; my @said;
    for ([AF_INET, SOCK_STREAM], [AF_INET6, SOCK_DGRAM], [AF_UNIX, SOCK_STREAM], [16, 3]) {
      push @said, socket(my $one, $_->[0], $_->[1], 0) ? "made" : $! + 0;
    }
    push @said, socketpair(my $here, my $there, AF_UNIX, SOCK_STREAM, 0) ? "made" : $! + 0;
    print "@said";`;
  expect(await inside(script)).toBe(Array(5).fill(NOT_PERMITTED).join(" "));
  expect(await inside(script, false)).toMatch(/^made/);
});

/** Numbers on x86-64, each with arguments with which an unfiltered kernel would answer otherwise or do it. */
const DENIED: readonly (readonly [name: string, call: string, error: number])[] = [
  ["ptrace of oneself", "101, 0, 0, 0, 0", NOT_PERMITTED],
  ["reading another process", "310, 1, 0, 0, 0, 0, 0", NOT_PERMITTED],
  ["mount", "165, 0, 0, 0, 0, 0", NOT_PERMITTED],
  ["a new mount", "430, 0, 0", NOT_PERMITTED],
  ["a new root", "161, 0", NOT_PERMITTED],
  ["keys", "250, 0, 0, 0, 0, 0", NOT_PERMITTED],
  ["bpf", "321, 0, 0, 0", NOT_PERMITTED],
  ["userfaultfd", "323, 0", NOT_PERMITTED],
  ["a new user namespace", "272, 0x10000000", NOT_PERMITTED],
  ["a new user namespace by clone", "56, 0x10000011, 0, 0, 0, 0", NOT_PERMITTED],
  ["joining a namespace", "308, 0, 0", NOT_PERMITTED],
  ["clone3", "435, 0, 0", NO_SUCH_CALL],
  ["io_uring", "425, 1, 0", NO_SUCH_CALL],
  ["the other interface of the same kernel", "0x40000000 + 39", NOT_PERMITTED],
];

const testX64 = canFilter && process.arch === "x64" ? test : test.skip;
testX64("inside none of the calls can be made that no parser needs", async () => {
  const calls = DENIED.map(([, call]) => `push @said, syscall(${call}) == -1 ? $! + 0 : "done";`);
  const said = await inside(`my @said; ${calls.join(" ")} print "@said";`);
  expect(said.split(" ").map((error, at) => [DENIED[at]?.[0], error])).toEqual(
    DENIED.map(([name, , error]) => [name, String(error)]),
  );
});

testFiltered("a process can be made, and nothing of the filter's pipe is left open", async () => {
  // Files that are open at the start, beside the first three and the one that lists them.
  const list = `opendir my $all, "/proc/self/fd"; print join " ", map { readlink "/proc/self/fd/$_" } grep { /^\\d+$/ && $_ > 2 && $_ != fileno $all } readdir $all;`;
  const open = (said: string) => said.replace(/\d+/g, "N").split(" ").sort();
  expect(open(await inside(list))).toEqual(open(await inside(list, false)));
  expect(await inside(`my $child = fork; exit 7 if !$child; wait; print $? >> 8;`)).toBe("7");
});

test("a machine whose numbers are not known gets none, and both known ones differ", () => {
  expect(systemCallFilter("mips")).toBeUndefined();
  if (process.platform !== "linux") return;
  const [x64, arm64] = [systemCallFilter("x64"), systemCallFilter("arm64")];
  expect(x64?.length).toBeGreaterThan(500);
  expect(arm64?.length).toBeGreaterThan(500);
  expect(x64).not.toEqual(arm64);
  // No jump may leave the program (the kernel refuses it), and it ends with an answer.
  for (const program of [x64, arm64]) {
    const bytes = Buffer.from(program ?? []);
    const steps = bytes.length / 8;
    for (let at = 0; at < steps - 1; at += 1) {
      const [yes, no] = [bytes.readUInt8(8 * at + 2), bytes.readUInt8(8 * at + 3)];
      expect(at + 1 + Math.max(yes, no)).toBeLessThan(steps);
    }
    expect(bytes.readUInt16LE(8 * (steps - 1))).toBe(0x06);
  }
});
