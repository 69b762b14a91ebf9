import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver-protocol/node';
import type { Message } from './arbitrary-traffic.ts';
import type { Answer, RawClient } from './raw-client.ts';

/** Sends messages without waiting, and holds that what has to be answered is, and that a page is still understood. */
export async function assertServes(client: RawClient, traffic: readonly Message[]): Promise<void> {
  const asked: { readonly message: Message; readonly answer: Promise<Answer> }[] = [];
  for (const message of traffic) {
    const { method, params, kind, cancelled } = message;
    if (kind === 'notification') client.send({ jsonrpc: '2.0', method, ...(params !== undefined && { params }) });
    else asked.push({ message, answer: client.request(method, params) });
    if (cancelled) client.send({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: `own ${asked.length}` } });
  }
  for (const { message, answer } of asked) {
    const { result, error } = await answer;
    const what = `${JSON.stringify(message)} → ${JSON.stringify(error)}`;
    assert.ok(error !== undefined || result !== undefined, what);
    // Anything of ours that throws becomes an internal error.
    assert.notEqual(error?.code, ErrorCodes.InternalError, what);
    if (error) assert.ok(error.message.length > 5, what);
    if (/^(?:no|toString|__proto__)/.test(message.method)) assert.equal(error?.code, ErrorCodes.MethodNotFound, what);
  }
  const uri = 'file:///nowhere/last/charter.yaml';
  const text = 'apiVersion: charter/v1\nstatus: pilot\n';
  client.send({
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'charter', version: 1, text } },
  });
  const { result } = await client.request('textDocument/hover', {
    textDocument: { uri },
    position: { line: 1, character: 2 },
  });
  assert.match(JSON.stringify(result), /status|label/i);
  client.send({ jsonrpc: '2.0', method: 'textDocument/didClose', params: { textDocument: { uri } } });
}
