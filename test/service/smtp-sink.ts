import { createServer, type Socket } from "node:net";

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header and body as they came over the wire. */
  source: string;
}

export interface SmtpSink {
  /** With the name and password that it asks for. */
  url: string;
  password: string;
  mails: ReceivedMail[];
  /** What is answered to the next message instead of taking it. */
  refuseNext(answer: string): void;
  close(): Promise<void>;
}

/** Who may send here. */
const login = { user: "sso", password: "canary-of-the-mail-server" };

/** One conversation of RFC 5321, as far as a plain client needs it. */
class Conversation {
  #mail: ReceivedMail = { from: "", to: [], source: "" };
  #inData = false;
  readonly #done: (mail: ReceivedMail) => string;

  constructor(done: (mail: ReceivedMail) => string) {
    this.#done = done;
  }

  #mayIn(line: string): boolean {
    const [, , proof = ""] = line.split(" ");
    return Buffer.from(proof, "base64").toString("utf8") === `\0${login.user}\0${login.password}`;
  }

  answer(line: string): string | null {
    if (this.#inData) return this.#data(line);
    const word = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (word === "EHLO") return "250-sink.example\r\n250-8BITMIME\r\n250 AUTH PLAIN";
    if (word === "HELO" || word === "RSET" || word === "NOOP") return "250 ok";
    if (word === "MAIL") this.#mail = { from: address, to: [], source: "" };
    if (word === "RCPT") this.#mail.to.push(address);
    if (word === "DATA") this.#inData = true;
    if (word === "AUTH") return this.#mayIn(line) ? "235 welcome" : "535 wrong name or password";
    const answers: Record<string, string> = {
      MAIL: "250 ok",
      RCPT: "250 ok",
      DATA: "354 go on",
      QUIT: "221 bye",
    };
    return answers[word] ?? "502 not known here";
  }

  #data(line: string): string | null {
    if (line !== ".") {
      this.#mail.source += `${line.startsWith("..") ? line.slice(1) : line}\r\n`;
      return null;
    }
    this.#inData = false;
    return this.#done(this.#mail);
  }
}

function talk(socket: Socket, done: (mail: ReceivedMail) => string): void {
  const conversation = new Conversation(done);
  let rest = "";
  socket.setEncoding("utf8");
  socket.write("220 sink.example ESMTP\r\n");
  socket.on("data", (part: string) => {
    const lines = (rest + part).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const answer = conversation.answer(line);
      if (answer !== null) socket.write(`${answer}\r\n`);
      if (answer?.startsWith("221")) socket.end();
    }
  });
  socket.on("error", () => socket.destroy());
}

/** A real mail server on 127.0.0.1 that keeps what it is given. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const refusals: string[] = [];
  const server = createServer((socket) =>
    talk(socket, (mail) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) return refusal;
      mails.push(mail);
      return "250 taken";
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://${login.user}:${login.password}@127.0.0.1:${port}`,
    password: login.password,
    mails,
    refuseNext: (answer) => refusals.push(answer),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A message's subject and text, decoded (RFC 2047 and RFC 2045) by the few ways a plain text message uses. */
export function readMail({ source }: ReceivedMail): { subject: string; text: string } {
  const [head = "", ...body] = source.split("\r\n\r\n");
  const headers = head.replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  const quoted = (text: string) =>
    Buffer.from(
      text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    ).toString("utf8");
  const words = header("subject").replaceAll(/\?=\s+=\?/g, "?==?");
  const subject = words.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
    way.toLowerCase() === "b"
      ? Buffer.from(text, "base64").toString("utf8")
      : quoted(text.replaceAll("_", " ")),
  );
  const coded = body.join("\r\n\r\n");
  const coding = header("content-transfer-encoding").toLowerCase();
  if (coding === "base64") return { subject, text: Buffer.from(coded, "base64").toString("utf8") };
  return { subject, text: coding === "quoted-printable" ? quoted(coded.replaceAll(/=\r\n/g, "")) : coded };
}
