import { arch, platform } from "node:process";

// A seccomp program (classic BPF; Linux, Documentation/userspace-api/seccomp_filter.rst) that bubblewrap puts on a parser just before it
// starts. Parsers read what they are given and write what they found; none of what is denied here is needed for that.

interface Numbers {
  /** As the kernel's audit names the architecture. */
  readonly audit: number;
  /** Calls from this number on are of another interface to the same kernel, whose numbers are not looked at: all are denied. */
  readonly foreignFrom: number | undefined;
  readonly clone: number;
  readonly denied: readonly number[];
}

/** Alike on all architectures since 2019: new mounts, pidfd_getfd, perf's and io_uring's newcomers. */
const NEWER = {
  mounts: [428, 429, 430, 431, 432, 433, 442],
  processes: [434, 438],
} as const;
const IO_URING = [425, 426, 427];
const CLONE3 = 435;

/** For each architecture in the same order: sockets; other processes; mounts and roots; keys; the kernel's own machines; time; namespaces. */
const ARCHITECTURES: Readonly<Record<string, Numbers>> = {
  x64: {
    ...{ audit: 0xc000003e, foreignFrom: 0x40000000, clone: 56 },
    denied: [
      ...[41, 53, 42, 49, 50, 43, 288],
      ...[101, 310, 311, 312, ...NEWER.processes],
      ...[165, 166, 155, 161, 167, 168, 179, 303, 304, ...NEWER.mounts],
      ...[248, 249, 250],
      ...[321, 298, 323, 175, 313, 176, 246, 320, 169, 163, 103, 172, 173, 153],
      ...[164, 227],
      ...[272, 308],
    ],
  },
  arm64: {
    ...{ audit: 0xc00000b7, foreignFrom: undefined, clone: 220 },
    denied: [
      ...[198, 199, 203, 200, 201, 202, 242],
      ...[117, 270, 271, 272, ...NEWER.processes],
      ...[40, 39, 41, 51, 224, 225, 60, 264, 265, ...NEWER.mounts],
      ...[217, 218, 219],
      ...[280, 241, 282, 105, 273, 106, 104, 294, 142, 89, 116, 58],
      ...[170, 112],
      ...[97, 268],
    ],
  },
};

const LOAD_WORD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

/** Offsets in what a filter is given of a call: its number, the architecture, the lower half of its first argument. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const FIRST_ARGUMENT = 16;

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const FAIL = 0x00050000;
const NOT_PERMITTED = FAIL | 1;
/** As on a kernel without the call: the C library then makes threads by `clone`, whose flags can be looked at, and others wait without io_uring. */
const NOT_THERE = FAIL | 38;

/** New mounts, cgroups, names, message queues, users, processes and networks. */
const NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x70000000;

type Step = readonly [code: number, yes: number, no: number, k: number];

/**
 * The filter for this machine, ready for `bwrap --seccomp`; undefined where its numbers of system calls are not known here. It denies
 * sockets, tracing and reading other processes, mounts, keys, BPF, performance counters, userfaultfd, io_uring, kernel modules, clocks and
 * new namespaces; calls by another architecture's numbers end the process.
 */
export function systemCallFilter(machine: string = arch): Uint8Array | undefined {
  const numbers = platform === "linux" ? ARCHITECTURES[machine] : undefined;
  return numbers === undefined ? undefined : assembled(stepsFor(numbers));
}

function stepsFor({ audit, foreignFrom, clone, denied }: Numbers): readonly Step[] {
  const onCall = (call: number, answer: number): Step[] => [
    [JUMP_EQUAL, 0, 1, call],
    [RETURN, 0, 0, answer],
  ];
  return [
    [LOAD_WORD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL],
    [LOAD_WORD, 0, 0, NUMBER],
    ...(foreignFrom === undefined
      ? []
      : ([
          [JUMP_AT_LEAST, 0, 1, foreignFrom],
          [RETURN, 0, 0, NOT_PERMITTED],
        ] as const)),
    ...denied.flatMap((call) => onCall(call, NOT_PERMITTED)),
    ...[CLONE3, ...IO_URING].flatMap((call) => onCall(call, NOT_THERE)),
    [JUMP_EQUAL, 0, 3, clone],
    [LOAD_WORD, 0, 0, FIRST_ARGUMENT],
    [JUMP_ANY_BIT, 0, 1, NEW_NAMESPACES],
    [RETURN, 0, 0, NOT_PERMITTED],
    [RETURN, 0, 0, ALLOW],
  ];
}

/** Eight octets a step, in the machine's order: both architectures are little-endian. */
function assembled(steps: readonly Step[]): Uint8Array {
  const bytes = Buffer.alloc(8 * steps.length);
  steps.forEach(([code, yes, no, k], at) => {
    bytes.writeUInt16LE(code, 8 * at);
    bytes.writeUInt8(yes, 8 * at + 2);
    bytes.writeUInt8(no, 8 * at + 3);
    bytes.writeUInt32LE(k >>> 0, 8 * at + 4);
  });
  return bytes;
}
