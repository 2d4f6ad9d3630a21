/** Everything that means something to one of the formats or to a terminal. */
export const NASTY =
  'a\nb\r% :: ,|]]> <b>&amp; "q" `c` ```d *e* _f_ [g](h) @octocat #1 ::error::x <!-- --> \u001b[31m\u0000\u202e \ud800 é😀';

/** Text that is too long for every format. */
export const LONG = "x ".repeat(500_000);
