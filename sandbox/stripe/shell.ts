/** The look of the double's own pages: another site than ours. */
export function shell(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Stripe (simulated)</title><style>
:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}
label{display:block;font-weight:600}input,button{font:inherit;padding:.7rem 1rem;width:100%;box-sizing:border-box;margin:.4rem 0;border-radius:.5rem;border:1px solid #888}
button{background:#3a3f8f;color:#fff;border:0;font-weight:600}button.quiet{background:transparent;color:inherit;border:1px solid #888}
.error{border-left:4px solid #a32626;padding-left:.8rem}li{margin:.4rem 0}</style></head><body>${body}</body></html>`;
}

export function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? '');
}
