import { POLICY_FILE_NAMES } from '../engine/index.ts';

/** True when a file's name is that of a charter: `charter.yaml`, `charter.yml`, `*.charter.yaml`, `*.charter.yml`. */
export function isCharterFileName(name: string): boolean {
  return /^(?:.*\.)?charter\.ya?ml$/i.test(name);
}

/** True when a file's name is that of a policy. */
export function isPolicyFileName(name: string): boolean {
  return POLICY_FILE_NAMES.some((one) => one === name);
}

/** True of the names that a workspace is searched for. */
export function isSearchedFor(name: string): boolean {
  return isCharterFileName(name) || isPolicyFileName(name);
}
