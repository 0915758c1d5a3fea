/**
 * Milliseconds of processor time that this thread has used: for what must not go on for long, on a machine of which others want
 * their share.
 */
export function processorMillis(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
