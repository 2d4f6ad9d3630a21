#!/usr/bin/env node
import module from "node:module";

// The library for plugins loads a compiler, of which Node (22.8 and later) can keep the code.
module.enableCompileCache?.();
const { runNodeJs } = await import("@bufbuild/protoplugin");
const { protocGenEsCodec } = await import("@waybill/protoc-gen-es-codec");

runNodeJs(protocGenEsCodec);
