import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../i18n/useServerWords.ts";
import classes from "./diagnostic.module.css";
import { distinctFindings } from "./findings.ts";
import { Pill, type Tone } from "./Pill.tsx";

const tones: Record<Diagnostic["severity"], Tone> = { error: "bad", warning: "warn", info: "accent" };

interface DiagnosticListProps {
  diagnostics: Diagnostic[];
  testId?: string;
  /** Codes of errors that need not be fixed, because a person may accept them. */
  acceptable?: readonly string[];
}

/** Findings, the same everywhere: what is wrong, what was expected, who can fix it, where to read more. */
export function DiagnosticList({ diagnostics, testId, acceptable = [] }: DiagnosticListProps) {
  if (diagnostics.length === 0) return null;
  return (
    <ul className={classes.list} data-testid={testId}>
      {distinctFindings(diagnostics).map(([key, found]) => (
        <li key={key}>
          <DiagnosticItem found={found} toAccept={acceptable.includes(found.code)} />
        </li>
      ))}
    </ul>
  );
}

function DiagnosticItem({ found, toAccept }: { found: Diagnostic; toAccept: boolean }) {
  const { t, i18n } = useTranslation();
  const foreign = i18n.language !== "en";
  const title = useServerWords()(`code.${found.code}`, found.title);
  const facts: [string, string | undefined, "code" | "text" | "english"][] = [
    [t("diagnostics.want"), found.want, "code"],
    [t("diagnostics.got"), found.got, "code"],
    [t("diagnostics.at"), found.path, "code"],
    [t("diagnostics.fixer"), t(`diagnostics.fixAt.${found.fixAt}`), "text"],
    [t("diagnostics.place"), found.place, "english"],
  ];
  return (
    <article className={classes.item} data-severity={found.severity} data-testid={`diagnostic-${found.code}`}>
      <div className={classes.head}>
        <span className={classes.title}>{title}</span>
        <Pill tone={tones[found.severity]}>
          {t(`diagnostics.severity.${toAccept ? "accept" : found.severity}`)}
        </Pill>
      </div>
      {found.detail !== "" && (
        // The server's sentence is English whatever the page speaks; it says so to the eye and to a screen reader.
        <p className={classes.detail} lang={foreign ? "en" : undefined} data-foreign={foreign || undefined}>
          {found.detail}
        </p>
      )}
      <dl className={classes.facts}>
        {facts.map(([label, value, how]) =>
          value === undefined ? null : (
            <div key={label} style={{ display: "contents" }}>
              <dt>{label}</dt>
              <dd lang={foreign && how === "english" ? "en" : undefined}>
                {how === "code" ? <code>{value}</code> : value}
              </dd>
            </div>
          ),
        )}
      </dl>
      <a className={classes.docs} href={`/docs/errors/${found.code}`} target="_blank" rel="noreferrer">
        {t("diagnostics.docs", { code: found.code })}
      </a>
    </article>
  );
}
