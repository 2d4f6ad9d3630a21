import { isBytes } from "../bytes.ts";
import type { TopicIssue } from "../error.ts";
import type { JsonSchema } from "../topic.ts";
import { explainArray } from "./array.ts";
import { explainBytes, explainContent } from "./bytes.ts";
import { explainObject } from "./object.ts";
import { resolve } from "./resolve.ts";
import { explainNumber, explainString } from "./scalar.ts";
import type { SchemaObject } from "./schema-object.ts";
import { hasType, typeNameOf, typesOf } from "./type.ts";
import { explainUnion } from "./union.ts";
import { explainConst, explainEnum } from "./values.ts";

/** Schemas within schemas and values within values together; far beyond what a message of legal depth needs. */
const MAX_DEPTH = 800;
/** Visits of a schema node with a value node. */
const MAX_STEPS = 5_000_000;

/** Ends the explanation: whether the value matches cannot be told within bounds. */
export class Stop extends Error {
  readonly issue: TopicIssue;

  constructor(path: string, rule: string, message: string) {
    super(message);
    this.issue = { path, rule, message };
  }
}

/** Walks schema and value together and collects issues. */
export class Explainer {
  readonly root: JsonSchema;
  issues: TopicIssue[] = [];
  private limit: number;
  private depth = 0;
  private steps = 0;

  constructor(root: JsonSchema, limit: number) {
    this.root = root;
    this.limit = limit;
  }

  add(path: string, rule: string, message: string, hint?: string): void {
    if (!this.isFull) this.issues.push({ path, rule, message, ...(hint !== undefined && { hint }) });
  }

  get isFull(): boolean {
    return this.issues.length >= this.limit;
  }

  /** The issues of a branch, which are not (yet) issues of the message. */
  probe(schema: JsonSchema, value: unknown, path: string, limit = this.limit): TopicIssue[] {
    const { issues, limit: outerLimit } = this;
    [this.issues, this.limit] = [[], limit];
    this.visit(schema, value, path);
    const found = this.issues;
    [this.issues, this.limit] = [issues, outerLimit];
    return found;
  }

  matches(schema: JsonSchema, value: unknown, path: string): boolean {
    return this.probe(schema, value, path, 1).length === 0;
  }

  step(path: string): void {
    if (++this.steps > MAX_STEPS) throw new Stop(path, "steps", "must be small enough to be checked");
  }

  visit(schema: JsonSchema, value: unknown, path: string): void {
    if (this.isFull || schema === true) return;
    this.step(path);
    if (this.depth >= MAX_DEPTH) throw new Stop(path, "depth", "must not nest so deeply");
    if (schema === false) this.add(path, "false", "must not be there");
    else {
      this.depth++;
      this.node(schema, value, path);
      this.depth--;
    }
  }

  private node(schema: SchemaObject, value: unknown, path: string): void {
    if (schema.$ref !== undefined) this.visit(resolve(this.root, schema.$ref), value, path);
    const types = typesOf(schema);
    if (types !== undefined && !types.some((type) => hasType(value, type, schema))) {
      this.add(path, "type", `must be ${types.join(" or ")}, got ${typeNameOf(value)}`);
      return;
    }
    if (schema.enum !== undefined && !explainEnum(this, schema.enum, value, path)) return;
    if ("const" in schema && !explainConst(this, schema.const, value, path)) return;
    if (schema.contentEncoding === "binary" && !isBytes(value)) {
      this.add(path, "contentEncoding", `must be bytes (Uint8Array), got ${typeNameOf(value)}`);
      return;
    }
    if (typeof value === "string") explainString(this, schema, value, path);
    else if (typeof value === "number" || typeof value === "bigint") explainNumber(this, schema, value, path);
    else if (isBytes(value)) explainBytes(this, schema, value, path);
    else if (Array.isArray(value)) explainArray(this, schema, value, path);
    else if (typeof value === "object" && value !== null) {
      explainObject(this, schema, value as Record<string, unknown>, path);
    }
    if (schema.contentSchema !== undefined) explainContent(this, schema, value, path);
    this.applicators(schema, value, path);
  }

  private applicators(schema: SchemaObject, value: unknown, path: string): void {
    for (const branch of schema.allOf ?? []) this.visit(branch, value, path);
    if (schema.anyOf !== undefined) explainUnion(this, "anyOf", schema.anyOf, value, path);
    if (schema.oneOf !== undefined) explainUnion(this, "oneOf", schema.oneOf, value, path);
    if (schema.not !== undefined && this.matches(schema.not, value, path)) {
      this.add(path, "not", "must not match the schema under not");
    }
    if (schema.if !== undefined) {
      const next = this.matches(schema.if, value, path) ? schema.then : schema.else;
      if (next !== undefined) this.visit(next, value, path);
    }
  }
}
