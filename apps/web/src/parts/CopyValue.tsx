import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconCheck, IconCopy } from "./icons.ts";
import classes from "./parts.module.css";

/** A value to carry elsewhere, shown exactly, with a button that says what it copied. */
export function CopyValue({ value, label, testId }: { value: string; label: string; testId?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <div className={classes.value} data-testid={testId}>
      <code>{value}</code>
      <button type="button" onClick={() => void copy()} aria-label={t("common.copyOf", { what: label })}>
        {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
        <span aria-live="polite">{copied ? t("common.copied") : t("common.copy")}</span>
      </button>
    </div>
  );
}

/** Copies text also where the page came over plain HTTP and the clipboard API is closed. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
