import { createContext, useContext } from 'react';

/** Where the only script on our pages is. */
export const OwnScriptContext = createContext('');

export function OwnScript() {
  return <script type="module" src={useContext(OwnScriptContext)} />;
}
