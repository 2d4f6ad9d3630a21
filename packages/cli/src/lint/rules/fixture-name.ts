import type { Encoding } from "@waybill/runtime";
import { problemIn, type Rule } from "../rule.ts";

const extensions: Readonly<Record<Encoding, readonly string[]>> = {
  json: ["json"],
  msgpack: ["json", "msgpack"],
  protobuf: ["json", "binpb"],
};

export const fixtureName: Rule = {
  id: "fixture-name",
  severity: "error",
  summary:
    "a fixture is named <what-it-shows>.pass.<ext> or <what-it-shows>.fail.json, in kebab-case, with an extension of the topic's encoding",
  explain: {
    why: "The verdict is read from the name; a file without one is never run. The name is what a failed test prints, so it has to say what the fixture shows.",
    bad: "schemas/orders/v1/Example_2.json",
    good: "schemas/orders/v1/refund-without-reason.pass.json",
    fix: "Rename the file. Readable JSON (`.json`) works for every encoding; raw bytes are `.msgpack` or `.binpb`. Fail fixtures are always `.json`, with raw bytes inside as `base64`.",
  },
  *check(registry) {
    const broken = new Set(registry.findings.map(({ file }) => file));
    for (const { name, versions } of registry.topics) {
      for (const { version, encoding, fixtures } of versions) {
        const folder = `${name}/v${version}/`;
        const known = new Set(fixtures.map(({ file }) => file));
        for (const file of registry.files) {
          const rest = file.startsWith(folder) ? file.slice(folder.length) : "/";
          if (known.has(file) || broken.has(file) || rest.includes("/") || rest === "README.md") continue;
          yield problemIn(file, 'fixture\'s name must end in ".pass.<ext>" or ".fail.json"');
        }
        for (const { file, name: shows, verdict, extension } of fixtures) {
          if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(shows)) {
            yield problemIn(file, `fixture's name "${shows}" must be in kebab-case`, kebab(shows));
          }
          const allowed = verdict === "fail" ? ["json"] : extensions[encoding];
          if (!allowed.includes(extension)) {
            const list = allowed.map((item) => `.${verdict}.${item}`).join(" or ");
            yield problemIn(file, `fixture of a ${encoding} topic must end in ${list}`);
          }
        }
      }
    }
  },
};

function kebab(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return words.length > 0 ? `rename it to "${words.join("-")}"` : undefined;
}
