/** A thread that breaks at whatever it is told. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => process.exit(7));
