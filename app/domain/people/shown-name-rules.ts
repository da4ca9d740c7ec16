/** How somebody is called beside what they lend to: by the first name, an organisation or a group by the whole. */
export function shownName(person: {
  readonly name: string;
  readonly isWholeNamed: boolean;
}): string {
  return person.isWholeNamed ? person.name : (person.name.split(' ')[0] ?? person.name);
}
