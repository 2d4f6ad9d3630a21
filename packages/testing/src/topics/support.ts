import type { DescMessage } from "@bufbuild/protobuf";

/** A message that a registry keeps as an example, as generated code holds it. */
export interface EncodedFixture {
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly fails?: { readonly path: string; readonly rule: string };
  readonly text?: string;
  readonly base64?: string;
}

type ByVersion<T> = Readonly<Record<string, Readonly<Record<number, () => Promise<T>>>>>;

/** The module `test-support` of a generated package of topics. */
export interface TestSupport {
  readonly fixtures?: ByVersion<readonly EncodedFixture[]>;
  readonly messages?: ByVersion<DescMessage>;
}

const fixtures = new Map<string, () => Promise<readonly EncodedFixture[]>>();

/** Remembers where fixtures are, without loading them. */
export function useFixtures(table: NonNullable<TestSupport["fixtures"]>): void {
  for (const [name, versions] of Object.entries(table))
    for (const [version, load] of Object.entries(versions)) fixtures.set(`${name} v${version}`, load);
}

/** What loads the fixtures of a topic, given as `outcomes v1`. */
export function fixturesOf(topic: string): (() => Promise<readonly EncodedFixture[]>) | undefined {
  return fixtures.get(topic);
}

export function areFixturesKnown(): boolean {
  return fixtures.size > 0;
}
