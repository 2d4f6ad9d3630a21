import { Compile } from "typebox/compile";
import { type Peer, schemaOf } from "./peer.ts";

/** Its types are JSON Schemas, so that it compiles the topic's own. */
export const typebox: Peer = {
  name: "TypeBox",
  compile: async (topic) => {
    const compiled = Compile(schemaOf(topic));
    if (!compiled.IsAccelerated()) throw new Error("TypeBox compiles nothing here");
    return { accepts: (value) => compiled.Check(value), issues: (value) => compiled.Errors(value) };
  },
};
