import { type DescFile, type FileRegistry, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { protobufCode, withImports } from "../../generate/protobuf-code.ts";
import type { TopicVersion } from "../../registry/model.ts";
import type { TopicReport } from "../report.ts";
import { type Change, keptVersions, type Sides } from "./change.ts";
import { bareDeclarations } from "./declarations.ts";
import type { Check } from "./program.ts";
import { protobufProgram } from "./protobuf-program.ts";
import { isWellKnown, pairTypes, type TypePair } from "./type-pairs.ts";

export interface ProtobufChanges {
  readonly changes: readonly Change[];
  /** Declarations that the programs share, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** The folder of the declarations of both sides, beside those of the programs. */
const FOLDER = "proto";

/** As `@waybill/protos` is generated: enums as literals, which refuse more than those of TypeScript. */
const OPTIONS = "target=dts,import_extension=js,erasable_syntax=true";

/**
 * The versions that are messages of Protobuf, and whose declarations have changed. Both sides are declared anew by the
 * one generator that is installed, from descriptors: those of the baseline are in its image.
 */
export function protobufChanges(topics: readonly TopicReport[], sides: Sides): ProtobufChanges {
  const { messages: old } = sides.old;
  const { messages: current } = sides.current;
  if (old === undefined || current === undefined) return { changes: [], files: new Map() };
  const edited = [...keptVersions(topics, sides)].flatMap(({ is, was }) => {
    const pairs = pairsOf(is, was, old, current);
    return pairs === undefined ? [] : [{ version: is, pairs }];
  });
  if (edited.length === 0) return { changes: [], files: new Map() };

  const files = edited.flatMap(({ pairs }) => [...pairs.values()].map(({ old: type }) => type.file));
  const before = declare(files);
  const after = declare([
    ...edited.flatMap(({ pairs }) => [...pairs.values()].flatMap((pair) => pair.current?.file ?? [])),
    ...files.flatMap(({ proto }) => current.getFile(proto.name) ?? []),
  ]);
  const changes = edited
    .filter(({ pairs }) => filesOf(pairs).some((name) => before.get(name) !== after.get(name)))
    .map(({ version, pairs }): Change => {
      const from = { old: `../${FOLDER}/old`, new: `../${FOLDER}/new` };
      return {
        version,
        files: new Map(),
        program: protobufProgram(pairs, from, (file) => after.has(`${file}_pb.d.ts`)),
        isTold: (check, topic) => isTold(check, topic, `v${version.version}`),
      };
    });
  return { changes, files: new Map([...beside("old", before), ...beside("new", after)]) };
}

/** The types of a version, where a file that declares one of them is not what it was. */
function pairsOf(
  is: TopicVersion,
  was: TopicVersion,
  old: FileRegistry,
  current: FileRegistry,
): ReadonlyMap<string, TypePair> | undefined {
  if (is.message === undefined || is.message !== was.message) return undefined;
  const [before, after] = [old.getMessage(is.message), current.getMessage(is.message)];
  if (before === undefined || after === undefined) return undefined;
  const pairs = pairTypes(before, after, current);
  const isSame = [...pairs.values()].every(({ old: type, current: now }) => {
    return now !== undefined && type.typeName === now.typeName && isSameFile(type.file, now.file);
  });
  return isSame ? undefined : pairs;
}

/** Whether a file declares the same, whatever its comments say. */
function isSameFile(old: DescFile, current: DescFile): boolean {
  const [a, b] = [old, current].map(({ proto: { sourceCodeInfo: _, ...proto } }) =>
    toBinary(FileDescriptorProtoSchema, proto),
  ) as [Uint8Array, Uint8Array];
  return Buffer.compare(a, b) === 0;
}

/** Modules of declarations that the types of a version are in, and that these import. */
function filesOf(pairs: ReadonlyMap<string, TypePair>): readonly string[] {
  const files = withImports([...pairs.values()].map(({ old }) => old.file));
  return [...files].filter((file) => !isWellKnown(file)).map(({ name }) => `${name}_pb.d.ts`);
}

function declare(files: Iterable<DescFile>): ReadonlyMap<string, string> {
  return new Map([...protobufCode(files, OPTIONS)].map(([name, text]) => [name, bareDeclarations(text)]));
}

function beside(side: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([name, text]) => [`${FOLDER}/${side}/${name}`, text]);
}

/** Each edit is told once: where messages break by it, that is what has to be seen to. */
function isTold({ declared }: Check, { directions }: TopicReport, label: string): boolean {
  return directions.some(
    ({ causes, new: name }) =>
      name === label &&
      causes.some(
        ({ counts, edit }) =>
          counts &&
          declared?.edits.some(({ owner, number }) => owner === edit?.owner && number === edit.number),
      ),
  );
}
