import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const from = "Single sign-on <sso@example.com>";

describe("the mail server", () => {
  it("is taken with its sender, and there is none without both", () => {
    const smtpUrl = "smtps://sso:p%40ss@mail.example.com:465?tls.servername=mail.example.com";
    expect(readConfig({ SMTP_URL: smtpUrl, MAIL_FROM: from }).mail).toEqual({ smtpUrl, from });
    expect(readConfig({ SMTP_URL: "", MAIL_FROM: "" }).mail).toBeUndefined();
    expect(() => readConfig({ SMTP_URL: smtpUrl })).toThrow(/MAIL_FROM: SMTP_URL needs it/);
    expect(() => readConfig({ MAIL_FROM: from })).toThrow(/SMTP_URL: MAIL_FROM needs it/);
  });

  it("runs no program and reads no file, and a wrong address is not repeated", () => {
    for (const wrong of [
      "smtp://mail.example.com?sendmail=true&path=/bin/sh",
      "smtp://mail.example.com?tls.ca=/etc/shadow",
      "https://user:secret-in-it@mail.example.com",
      "user:secret-in-it@mail.example.com",
    ]) {
      const read = () => readConfig({ SMTP_URL: wrong, MAIL_FROM: from });
      expect(read).toThrow(/SMTP_URL: /);
      expect(read).not.toThrow(/secret-in-it|shadow/);
    }
    for (const wrong of ["sso", "a@example.com\r\nBcc: b@example.com", "<>", "Name <x y@example.com>"]) {
      expect(() => readConfig({ SMTP_URL: "smtp://mail.example.com", MAIL_FROM: wrong })).toThrow(
        /MAIL_FROM/,
      );
    }
  });
});
