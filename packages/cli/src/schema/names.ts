/**
 * `ingest-replay-events` as `IngestReplayEvents`. Letters keep their case after the first of a word; whatever is no
 * ASCII letter or digit separates words. Never empty and never begins with a digit.
 */
export function pascalCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Z]/.test(name) ? name : `N${name}`;
}

/** `ingest-replay-events` as `ingestReplayEvents`. */
export function camelCase(text: string): string {
  const name = pascalCase(text);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `_shared/outcome.v1.schema.json` as `Outcome`; of later versions the number stays: `OutcomeV2`. */
export function nameOfFile(file: string): string {
  const parts = file.split("/");
  const leaf = (parts.at(-1) ?? file).replace(/\.json$/, "").replace(/\.schema$/, "");
  // A topic's own schema is called `v1.schema.json`; its folder says what it is.
  const named = /^v\d+$/.test(leaf) && parts.length > 1 ? `${parts.at(-2)}.${leaf}` : leaf;
  return pascalCase(named.replace(/\.v1$/, ""));
}

/** The name of the node at some tokens: those that are names of something, without `definitions` and the like. */
export function nameOfTokens(tokens: readonly string[]): string {
  const containers = ["definitions", "$defs", "properties"];
  const words = tokens.filter((token, i) => i % 2 === 1 || !containers.includes(token));
  return pascalCase(words.join("-"));
}
