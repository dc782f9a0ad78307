export function trainSmallNetwork(): {
  losses: number[];
  weights: number[];
  view: { shape: number[]; corner: number };
};
