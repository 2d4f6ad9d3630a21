import { clone, create, createFileRegistry, type FileRegistry } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { checkLedger, extendLedger } from "@waybill/compat/protobuf";
import type { Row } from "../row.ts";

/**
 * Gives back a number of every message of a real release in the next one, and takes it for a `bool` in the one after: as
 * happened to `PageToken` of this package between two of its commits.
 */
export function plantedRow(name: string, released: FileRegistry): Row {
  let planted = 0;
  const without = edited(released, (message) => {
    const index = victimOf(message);
    if (index === -1) return;
    message.field.splice(index, 1);
    planted++;
  });
  const reused = edited(released, (message) => {
    const victim = message.field[victimOf(message)];
    if (victim === undefined) return;
    message.field = message.field.map((field) => (field === victim ? flag(victim.number) : field));
  });
  const ledger = extendLedger(extendLedger(undefined, "1.0.0", released), "1.1.0", without);
  const findings = checkLedger(ledger, reused);
  const found = findings.filter(({ rule }) => rule === "number-reused").length;
  const others = checkLedger(ledger, released).length + findings.length - found;
  return {
    name: `${name}: ${planted} numbers given back in one release and taken in the next`,
    want: "all found, and nothing when they come back as they were",
    got: `${found} found, ${others} others`,
    ok: planted > 0 && found === planted && others === 0,
  };
}

/** The last field that is in no oneof; -1 when there is none. */
function victimOf({ field }: DescriptorProto): number {
  return field.findLastIndex((candidate) => !Object.hasOwn(candidate, "oneofIndex"));
}

function flag(number: number) {
  return create(FieldDescriptorProtoSchema, {
    name: "planted_flag",
    jsonName: "plantedFlag",
    number,
    type: FieldDescriptorProto_Type.BOOL,
    label: FieldDescriptorProto_Label.OPTIONAL,
  });
}

/** The descriptors with each message edited, those of Protobuf itself and entries of maps left alone. */
function edited({ files }: FileRegistry, edit: (message: DescriptorProto) => void): FileRegistry {
  const visit = (message: DescriptorProto): void => {
    if (message.options?.mapEntry === true) return;
    edit(message);
    message.nestedType.forEach(visit);
  };
  const copies = [...files].map(({ proto }) => {
    const copy = clone(FileDescriptorProtoSchema, proto);
    if (copy.package !== "google.protobuf") copy.messageType.forEach(visit);
    return copy;
  });
  return createFileRegistry(create(FileDescriptorSetSchema, { file: copies }));
}
