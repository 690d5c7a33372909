/** What an approval comes to for one seal: approved − stamped − spoiled − given up = outstanding (SEAL-16), of the month it was approved in. */
export type Figures = { readonly month: string; readonly copies: number | null; readonly stamped: number | null; readonly spoiled: number | null; readonly givenUp: number | null; readonly outstanding: number | null };

/** Under which name a request's card tells them. */
export const countFact = (seal: string): string => `count/${seal}`;
export const figuresText = ({ month, copies, stamped, spoiled, givenUp, outstanding }: Figures): string => [month, copies, stamped, spoiled, givenUp, outstanding].join("/");
