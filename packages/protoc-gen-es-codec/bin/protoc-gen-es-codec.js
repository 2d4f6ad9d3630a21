#!/usr/bin/env node
import { runNodeJs } from "@bufbuild/protoplugin";
import { protocGenEsCodec } from "@waybill/protoc-gen-es-codec";

runNodeJs(protocGenEsCodec);
