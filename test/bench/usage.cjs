// Loaded into every program that is measured: says at its end what it has used, threads and all.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const path = process.env.CHARTER_BENCH_USAGE;
if (path && isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(path, `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 })}\n`);
  });
