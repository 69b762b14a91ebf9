import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../server/engine/index.ts';
import { surroundings } from '../support/page.ts';

test('a value of a megabyte is not said back: a message stays a message', () => {
  const long = 'x'.repeat(1_000_000);
  const pages = [
    `apiVersion: charter/v1\nstatus: ${long}\n`,
    `apiVersion: charter/v1\n${long}: 1\n`,
    `apiVersion: charter/v1\nstatus: pilot\nmaintenance: { changeLog: ${'../'.repeat(300)}x }\n`,
  ];
  for (const page of pages) {
    const { findings } = evaluate(parseCharter(page), surroundings());
    assert.ok(findings.length > 0);
    for (const { check, message } of findings) assert.ok(message.length < 1500, `${check}: ${message.length}`);
  }
});
