/**
 * What is waived for the people of a demonstration, which is published with its password: staff
 * there need no second factor, so that everybody can try every page. All else they are asked like
 * anybody.
 */
export function waivesSecondFactor(person: { readonly isDemo: boolean }): boolean {
  return person.isDemo;
}
