import { equals, fromBinary, toBinary } from "@bufbuild/protobuf";
import { type TraceItem, TraceItemSchema } from "@waybill/protos/sentry_protos/snuba/v1/trace_item";
import { library } from "../peers.ts";
import type { Row } from "../row.ts";
import type { Native } from "./build.ts";
import { NativeProcess, type Verb } from "./process.ts";

/** Adds the compiled programs to the tables. What they give back must be the messages that they were given. */
export async function addNatives(
  natives: readonly Native[],
  sets: readonly { readonly name: string; readonly items: readonly TraceItem[] }[],
  tables: Readonly<Record<Verb, Row[]>>,
): Promise<void> {
  for (const native of natives) {
    if (!("program" in native)) continue;
    for (const [k, { name, items }] of sets.entries()) {
      const messages = items.map((item) => toBinary(TraceItemSchema, item));
      using process = new NativeProcess(native.program, messages);
      const again = await process.again();
      if (!items.every((item, i) => isSame(item, again[i])))
        throw new Error(`${native.name} changes ${name}`);
      const whole = messages.map((bytes) => library.decode(bytes) as never);
      let i = 0;
      const baselines = {
        decode: () => library.decode(messages[i++ % messages.length] as Uint8Array),
        encode: () => library.encode(whole[i++ % whole.length] as never),
      };
      for (const verb of ["decode", "encode"] as const) {
        const row = tables[verb][k] as Row;
        const times = await process.times(verb, baselines[verb], 200);
        tables[verb][k] = { ...row, times: { ...row.times, [native.name]: times } };
      }
    }
  }
}

function isSame(item: TraceItem, bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && equals(TraceItemSchema, fromBinary(TraceItemSchema, bytes), item);
}
