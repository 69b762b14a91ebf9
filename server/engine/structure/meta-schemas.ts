import { draft04, draft07, draft2019, draft2020 } from '../../../.generated/meta-schemas.js';

/** The validators of JSON Schemas, one a draft. Asked for and not imported, so that a program may load them late. */
export const metaSchemas = () => ({ draft04, draft07, draft2019, draft2020 });
