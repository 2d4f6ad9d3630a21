import { type DescMessage, type Message, toBinary } from "@bufbuild/protobuf";
import { disagreement } from "./agreement.ts";
import { compile } from "./compile.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";
import { randomFile } from "./random-file.ts";
import { randomMessage } from "./random-message.ts";

export interface Disagreement {
  readonly seed: number;
  readonly type: string;
  readonly bytes: string;
  readonly what: string;
}

/** A message as it is, and mutated. */
const VERSIONS = 5;

/** Runs so many inputs through random types, each as it is and mutated; the seed makes it the same again. */
export function fuzz(seed: number, inputs: number, messagesByFile = 500): Disagreement[] {
  const found: Disagreement[] = [];
  for (let done = 0, file = seed; done < inputs; file++) {
    const random = new Random(file);
    const types = compile(randomFile(random, `f${file}`));
    for (let i = 0; i < messagesByFile && done < inputs; i++) {
      const { message, codec } = random.pick(types);
      const bytes = bytesOf(message, randomMessage(random, message));
      for (let version = 0; version < VERSIONS && done < inputs; version++, done++) {
        const input = version === 0 ? bytes : mutate(random, bytes);
        const what = disagreement(message, codec, input);
        if (what !== undefined) {
          found.push({ seed: file, type: message.typeName, bytes: Buffer.from(input).toString("hex"), what });
        }
      }
    }
  }
  return found;
}

/** A required field may be a message for which there was no room; then there are no bytes to begin with. */
function bytesOf(desc: DescMessage, message: Message): Uint8Array {
  try {
    return toBinary(desc, message);
  } catch {
    return new Uint8Array(0);
  }
}

if (import.meta.main) {
  const [inputs = "1000000", seed = "1"] = process.argv.slice(2);
  const start = performance.now();
  const found = fuzz(Number(seed), Number(inputs));
  for (const each of found.slice(0, 10)) console.error(JSON.stringify(each));
  console.log(
    `${inputs} inputs in ${((performance.now() - start) / 1000).toFixed(0)} s, ${found.length} disagreements`,
  );
  process.exitCode = found.length > 0 ? 1 : 0;
}
