/** Stands for topic and version in names, so that topics with the same schema share the work. */
export const PREFIX = "Waybill__Prefix__";
