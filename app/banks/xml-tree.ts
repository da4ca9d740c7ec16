import { m } from '#app/messages/compiled/messages.js';
import { SaxesParser } from 'saxes';
import { StatementProblem } from './statement.ts';

/** An element by its local name; the line on which it begins is kept, to name the place of a fault. */
export interface Element {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

type Open = { -readonly [Key in keyof Element]: Element[Key] } & { children: Element[] };

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * XML as a tree. Names of other files and entities of their own are not followed.
 * @throws StatementProblem where it is not well-formed
 */
export function xmlTree(text: string): Element {
  const parser = new SaxesParser();
  const root: Open = { name: '', line: 1, attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  const top = () => open.at(-1) ?? root;
  parser.on('error', ({ message }) => {
    throw new StatementProblem(parser.line, (options) =>
      m.statement_xml_not_readable({ why: message }, options),
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = {
      name: localName(name),
      line: parser.line,
      attributes: attributes,
      children: [],
      text: '',
    };
    top().children.push(element);
    open.push(element);
  });
  const say = (words: string) => {
    top().text += words;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root;
}

/** The first element on a path of names, as `Refs/EndToEndId`. */
export function at(element: Element | undefined, path: string): Element | undefined {
  let found = element;
  for (const name of path.split('/')) found = found?.children.find((child) => child.name === name);
  return found;
}

export function allAt(element: Element | undefined, path: string): readonly Element[] {
  const names = path.split('/');
  const last = names.pop() ?? '';
  const parent = names.length > 0 ? at(element, names.join('/')) : element;
  return parent?.children.filter((child) => child.name === last) ?? [];
}

/** Its words; null where it is absent or empty. */
export function textAt(element: Element | undefined, path: string): string | null {
  const words = at(element, path)?.text.trim();
  return words ? words : null;
}
