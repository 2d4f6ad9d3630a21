import { type Json, parseJsonSource } from "../registry/json-source.ts";
import type { Document, Registry, TopicVersion } from "../registry/model.ts";
import { type Bundle, bundle } from "./bundle.ts";

const registries = new WeakMap<Registry, Registry>();

/**
 * As `bundle`, but integers that doubles do not hold are bigints: what is compared must not be rounded. Validators are
 * compiled from the other one.
 */
export function exactBundle(registry: Registry, version: TopicVersion): Bundle {
  if (version.schema === undefined) return bundle(registry, version);
  const exact = registries.get(registry) ?? exactRegistry(registry);
  registries.set(registry, exact);
  return bundle(exact, exactVersion(version));
}

/** The value of a JSON document, with the integers that doubles do not hold as bigints. */
export function exactValue({ text, value }: Document): Json {
  return hasLongNumber(text) ? parseJsonSource(text).value : (value as Json);
}

function exactRegistry(registry: Registry): Registry {
  return {
    ...registry,
    topics: registry.topics.map((topic) => ({ ...topic, versions: topic.versions.map(exactVersion) })),
    shared: registry.shared.map(exactDocument),
  };
}

function exactVersion(version: TopicVersion): TopicVersion {
  return version.schema === undefined ? version : { ...version, schema: exactDocument(version.schema) };
}

const documents = new WeakMap<Document, Document>();

function exactDocument(document: Document): Document {
  if (!hasLongNumber(document.text)) return document;
  const known = documents.get(document);
  if (known !== undefined) return known;
  const exact: Document = {
    file: document.file,
    text: document.text,
    value: exactValue(document),
    locate: (pointer) => document.locate(pointer),
  };
  documents.set(document, exact);
  return exact;
}

/** Whether a number of the text may be beyond doubles; most files can be taken as they were parsed. */
function hasLongNumber(text: string): boolean {
  return /\d{16}/.test(text);
}
