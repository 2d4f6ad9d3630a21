/** What the process ends with. */
export const EXIT = { clean: 0, findings: 1, usage: 2, bug: 70, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
