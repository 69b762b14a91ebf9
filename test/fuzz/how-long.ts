/**
 * How long to go on, in minutes for each property, and from which seed. Unless told, a run is short and always the
 * same; `npm run fuzz` tells.
 */
export const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
export const seed = Number(process.env.FUZZ_SEED ?? 1);
