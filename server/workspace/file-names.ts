/** True when a file's name is that of a charter: `charter.yaml`, `charter.yml`, `*.charter.yaml`, `*.charter.yml`. */
export function isCharterFileName(name: string): boolean {
  return /^(?:.*\.)?charter\.ya?ml$/i.test(name);
}
