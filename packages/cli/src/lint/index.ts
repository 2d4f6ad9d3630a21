export { allRules, type Explained, explainRule, explanationOf, ruleById } from "./catalogue.ts";
export { closest, didYouMean } from "./did-you-mean.ts";
export { lint } from "./lint.ts";
export { metaSchemaFiles } from "./meta/meta-schemas.ts";
export type { Explanation, Problem, Rule, RuleDescription } from "./rule.ts";
