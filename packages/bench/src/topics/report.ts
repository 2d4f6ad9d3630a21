import type { FaultsOfPeer } from "./contenders.ts";
import type { Measured, Rows } from "./measured.ts";
import type { Row } from "./rows.ts";

const titles: Readonly<Record<keyof Rows, readonly [title: string, floor: string]>> = {
  decode: ["JSON, bytes to valid message", "JSON.parse"],
  validate: ["JSON, valid message validated", "JSON.parse"],
  error: ["JSON, bytes with one wrong field to all that is wrong", "JSON.parse"],
  encode: ["JSON, message to bytes", "JSON.stringify"],
  msgpackDecode: ["msgpack, bytes to valid message", "@msgpack/msgpack"],
  msgpackEncode: ["msgpack, message to bytes", "@msgpack/msgpack"],
};

/** Markdown. */
export function report({ rows, pressed, programs, fastPaths, faults }: Measured): string {
  const ratios = Object.entries(titles).map(([key, [title, floor]]) =>
    ratioTable(title, floor, rows[key as keyof Rows]),
  );
  const columns = ["**decode**", "Ajv", "zod"];
  const pressure = table([
    ["under memory pressure, messages decoded in the time of one", "by", ...columns],
    ...pressed.map(({ topic, messages, floor, times }) => [
      `${topic}: ${messages}`,
      floor,
      ...columns.map((key) => times[key]?.toFixed(2) ?? ""),
    ]),
  ]);
  const starts = programs.map(({ topic, costs }) =>
    table([
      [`a program that decodes ${topic}`, "bundle, kB", "first message after, ms"],
      ...costs.map(({ name, bytes, ms }) => [name, inKilobytes(bytes), ms.toFixed(1)]),
    ]),
  );
  const paths = fastPaths.map(({ topic, bytes }) => `${topic} ${inKilobytes(bytes)}`).join(", ");
  return [
    ...ratios,
    marks(faults),
    pressure,
    ...starts,
    `Reader and boolean check alone, kB: ${paths}.`,
  ].join("\n\n");
}

/** What each contender takes as a multiple of the floor, and how far half of the rounds are from it. */
function ratioTable(title: string, floor: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(({ ratios }) => Object.keys(ratios)))];
  const lines = rows.map(({ topic, messages, bytes, micros, ratios, spreads, marked }) => {
    const cells = columns.map((key) => {
      const ratio = ratios[key];
      if (ratio === undefined) return "";
      const spread = (ratio * (spreads[key] ?? 0)).toFixed(2);
      return `${ratio.toFixed(2)} ±${spread}${marked.includes(key) ? " *" : ""}`;
    });
    return [`${topic}: ${messages}, ${bytes} B`, micros.toFixed(1), ...cells];
  });
  return table([[title, `${floor}, µs`, ...columns], ...lines]);
}

/** What the asterisks stand for. */
function marks(faults: readonly FaultsOfPeer[]): string {
  const byText = new Map<string, string[]>();
  for (const fault of faults) {
    const text = inWords(fault);
    byText.set(text, [...(byText.get(text) ?? []), fault.name]);
  }
  const lines = [...byText].map(([text, names]) => `- ${names.join(", ")}: ${text}`);
  return [
    "\\* Differs from the contract on the topic's fixtures; so does the parse that all but ours start from:",
    "",
    ...lines,
  ].join("\n");
}

function inWords({ topic, of, accepts, refuses, changes }: FaultsOfPeer): string {
  const parts = Object.entries({ accepts, refuses, changes }).flatMap(([verb, names]) =>
    names.length === 0 ? [] : [`${verb} ${names.length} of ${of} (${some(names)})`],
  );
  return `${topic}: ${parts.join(", ")}`;
}

function some(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 4).join(", ")}, …` : names.join(", ");
}

function inKilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function table([head = [], ...lines]: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
