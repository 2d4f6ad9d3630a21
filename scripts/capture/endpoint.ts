import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { type Envelope, parseEnvelope } from "./envelope.ts";

export interface Endpoint {
  readonly port: number;
  readonly envelopes: readonly Envelope[];
  close(): Promise<void>;
}

/** Serves the page and its one API, and keeps every envelope that an SDK posts to it. Listens on loopback only. */
export async function startEndpoint(html: string, script: string): Promise<Endpoint> {
  const envelopes: Envelope[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? "/";
      if (/^\/api\/\d+\/envelope\//.test(path)) {
        envelopes.push(parseEnvelope(await body(request)));
        response.setHeader("content-type", "application/json").end("{}");
      } else if (path === "/page.js") {
        response.setHeader("content-type", "text/javascript").end(script);
      } else if (path === "/quotes") {
        await body(request);
        response.setHeader("x-quote-id", "q-1830").setHeader("content-type", "application/json");
        response.end(JSON.stringify({ amount: "12.40", currency: "EUR" }));
      } else {
        response.setHeader("content-type", "text/html").end(html);
      }
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    envelopes,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function body(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
}
