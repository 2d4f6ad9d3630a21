import { arrays } from "./arrays.ts";
import type { HardCase } from "./hard-case.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { objects } from "./objects.ts";
import { recursion } from "./recursion.ts";
import { texts } from "./texts.ts";

export const hardCases: readonly HardCase[] = [
  ...numbers,
  ...texts,
  ...arrays,
  ...objects,
  ...logic,
  ...recursion,
];
