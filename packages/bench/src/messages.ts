import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReadable } from "@waybill/runtime/readable";
import { encode, type Topic } from "@waybill/topics";
import { registry } from "@waybill/topics/registry";

export interface Message {
  readonly topic: Topic;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Below this, fixed costs of a few calls decide, not the message. */
const smallest = 1024;

/** Every valid fixture above 1 kB of every topic in one of the encodings. */
export async function messagesOf(schemas: string, encoding: Topic["encoding"]): Promise<Message[]> {
  const versions = Object.entries(registry).flatMap(([name, loaders]) =>
    Object.entries(loaders).map(([version, load]) => ({ folder: join(schemas, name, `v${version}`), load })),
  );
  const messages: Message[] = [];
  for (const { folder, load } of versions) {
    const topic = (await load()) as Topic;
    if (topic.encoding !== encoding) continue;
    for (const file of readdirSync(folder).sort()) {
      const [name = "", kind, form] = file.split(".");
      if (kind !== "pass") continue;
      const content = new Uint8Array(readFileSync(join(folder, file)));
      const bytes = form === "json" && encoding !== "json" ? encode(topic, readable(content)) : content;
      if (bytes.length > smallest) messages.push({ topic, name, bytes });
    }
  }
  return messages;
}

function readable(content: Uint8Array): unknown {
  return parseReadable(new TextDecoder().decode(content));
}
