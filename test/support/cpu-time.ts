/**
 * The time, in ms, that the processor spent on some work of this process. Unlike the time on the wall it does not grow
 * because the machine does other things as well.
 */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
