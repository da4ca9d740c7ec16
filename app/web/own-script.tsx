import { createContext, useContext } from 'react';

interface OwnScript {
  readonly url: string;
  /** The nonce without which the browser runs no script. */
  readonly nonce: string;
}

/** The only script on our pages. */
export const OwnScriptContext = createContext<OwnScript>({ url: '', nonce: '' });

export function OwnScript() {
  const { url, nonce } = useContext(OwnScriptContext);
  return <script type="module" src={url} nonce={nonce} />;
}
