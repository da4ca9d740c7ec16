import { createContext, useContext } from 'react';

interface OwnScript {
  readonly url: string;
  /** The one-time word without which the browser runs no script. */
  readonly nonce: string;
}

/** The one script that our pages bring. */
export const OwnScriptContext = createContext<OwnScript>({ url: '', nonce: '' });

export function OwnScript() {
  const { url, nonce } = useContext(OwnScriptContext);
  return <script type="module" src={url} nonce={nonce} />;
}
