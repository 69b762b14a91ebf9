import type * as schemas from '#meta-schemas';

/** A quarter of the program, read only where a charter names the schema of its input: they lie in a file of their own. */
export const metaSchemas: typeof schemas.metaSchemas = () =>
  (require('./meta-schemas.cjs') as typeof schemas).metaSchemas();
