/** Stands for topic and version in names, so that topics with the same schema share the work. */
export const PREFIX = "Waybill__Prefix__";

/** Stands before names of members that every object inherits, which the type compiler would take for the inherited ones. */
const INHERITED = "Waybill__Inherited__";

/** The name under which a member goes through the type compiler. */
export function guarded(name: string): string {
  return name in Object.prototype ? INHERITED + name : name;
}

/** Text of the type compiler with the names that members really have. */
export function unguarded(text: string): string {
  return text.replaceAll(INHERITED, "");
}
