/**
 * What is waived for the people of a demonstration, whose password is public: staff there need no
 * second factor, so that everybody can try every page. In all else they are treated like anybody.
 */
export function waivesSecondFactor(person: { readonly isDemo: boolean }): boolean {
  return person.isDemo;
}
