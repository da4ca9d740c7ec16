import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly receivedAt: Date;
}

/** A post office that keeps what it is given: real SMTP in, a page to read out. */
export interface Mailbox {
  readonly smtpUrl: string;
  readonly origin: string;
  lettersTo(address: string): Letter[];
  stop(): Promise<void>;
}

const mostKept = 500;

export async function startMailbox(options: { smtpPort: number; port: number }): Promise<Mailbox> {
  const letters: Letter[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      simpleParser(stream)
        .then((mail) => {
          letters.unshift({
            to: session.envelope.rcptTo.map((each) => each.address).join(', '),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || '',
            receivedAt: new Date(),
          });
          letters.splice(mostKept);
          done();
        })
        .catch(done);
    },
  });
  const smtpListening = smtp.listen(options.smtpPort, '127.0.0.1');
  await new Promise((resolve) => smtpListening.once('listening', resolve));
  const web = createServer((request, response) => {
    const letter = letters[Number(/^\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(letter ? letter.html || `<pre>${escape(letter.text)}</pre>` : index(letters));
  });
  web.listen(options.port, '127.0.0.1');
  await new Promise((resolve) => web.once('listening', resolve));
  const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtpListening.address())}`,
    origin: `http://localhost:${portOf(web.address())}`,
    lettersTo: (address) => letters.filter((letter) => letter.to === address),
    stop: async () => {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

function index(letters: readonly Letter[]): string {
  const rows = letters
    .map(
      (letter, number) =>
        `<li><a href="/${number}">${escape(letter.subject)}</a><br><small>${escape(letter.to)}, ${letter.receivedAt.toISOString()}</small></li>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mailbox (simulated)</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>:root{color-scheme:light dark}
body{font:1.05rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}li{margin:.8rem 0}</style></head>
<body><h1>Mailbox</h1><p>Mails that a real installation would send. None of them left this machine.</p><ul>${rows || '<li>Empty.</li>'}</ul></body></html>`;
}

function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? '');
}
