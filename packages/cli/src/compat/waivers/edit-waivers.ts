import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import type { Waiver } from "./read-waivers.ts";

const NEW_FILE = `# yaml-language-server: $schema=waivers.schema.json
# Breaks that were reviewed and accepted. \`waybill accept\` adds an entry, \`waybill release\` removes those it has used up.
waivers: []
`;

/** The text of waivers.yaml with one entry more, or with another reason and end for the same finding. Comments are kept. */
export function withWaiver(text: string | undefined, waiver: Omit<Waiver, "at">): string {
  const document = parseDocument(text ?? NEW_FILE);
  const entries = entriesOf(document);
  const { fingerprint, finding, reason, until } = waiver;
  const known = entries.items.find((item) => isMap(item) && item.get("fingerprint") === fingerprint);
  if (isMap(known)) {
    for (const [key, value] of Object.entries({ finding, reason, until })) known.set(key, value);
  } else entries.add(document.createNode({ fingerprint, finding, reason, until }));
  return print(document);
}

/** The text of waivers.yaml without the entries of these findings. */
export function withoutWaivers(text: string, fingerprints: ReadonlySet<string>): string {
  const document = parseDocument(text);
  const entries = entriesOf(document);
  entries.items = entries.items.filter(
    (item) => !isMap(item) || !fingerprints.has(String(item.get("fingerprint"))),
  );
  return print(document);
}

function entriesOf(document: ReturnType<typeof parseDocument>): YAMLSeq<YAMLMap> {
  let entries = document.get("waivers");
  if (!isSeq(entries)) {
    entries = document.createNode([]);
    document.set("waivers", entries);
  }
  const list = entries as YAMLSeq<YAMLMap>;
  list.flow = false;
  return list;
}

function print(document: ReturnType<typeof parseDocument>): string {
  const entries = entriesOf(document);
  if (entries.items.length === 0) entries.flow = true;
  return document.toString({ lineWidth: 110 });
}
