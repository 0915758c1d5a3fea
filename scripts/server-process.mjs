// How the server's process is started, by npm start and by the tests alike.

/**
 * Flags for Node. Every piece of an upload is memory outside JavaScript's heap that is only given back when young objects are
 * collected: with a small young heap that is soon, and gigabytes may pass in little memory. The second flag bounds how much of such memory may
 * wait for that.
 */
export const SERVER_FLAGS = [
  "--max-semi-space-size=1",
  "--scavenger-max-new-space-capacity-mb=4",
  // What Node says of its own parts is no news for an operator; our own lines are.
  "--disable-warning=ExperimentalWarning",
];

/** Settings of libraries below Node, where the environment does not say otherwise. */
export function serverEnvironment(environment) {
  return {
    // Four password hashes at once would fill the default pool of four threads and stall every file.
    UV_THREADPOOL_SIZE: environment.UV_THREADPOOL_SIZE ?? "16",
    // One heap for each thread, eight for each core, would hold what others could use.
    MALLOC_ARENA_MAX: environment.MALLOC_ARENA_MAX ?? "2",
    // Fixed, so that the C library does not keep ever more of what was let go once a large buffer was among it: 50 MB less under load.
    MALLOC_MMAP_THRESHOLD_: environment.MALLOC_MMAP_THRESHOLD_ ?? String(32 * 1024 * 1024),
  };
}
