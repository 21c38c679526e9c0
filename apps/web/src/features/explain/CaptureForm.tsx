// The only page with a switch brings its style itself; the first load stays as small as it was.
import "@mantine/core/styles/Switch.css";
import { Button, NativeSelect, Stack, Switch, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { FileDrop } from "../../parts/FileDrop.tsx";
import { IconFileText } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { type DroppedFile, useDroppedFile } from "../../parts/useDroppedFile.ts";
import classes from "./explain.module.css";

/** What the contract takes, in characters; a file of so many bytes has no more of them. */
const most = 5 * 1024 * 1024;

export interface Question {
  input: string;
  federationId?: string;
  redact: boolean;
}

interface CaptureFormProps {
  federation: string;
  onFederation: (id: string) => void;
  busy: boolean;
  /** What was answered before no longer belongs to what stands here. */
  onChange: () => void;
  onAsk: (question: Question) => void;
}

interface Capture {
  text: string;
  /** A file's text is not shown: megabytes in a text field stall the browser. */
  file?: File;
}

/** A capture, whose it is, and how much of it may be shown. */
export function CaptureForm({ federation, onFederation, busy, onChange, onAsk }: CaptureFormProps) {
  const { t } = useTranslation();
  const [capture, setCapture] = useState<Capture>({ text: "" });
  const [redact, setRedact] = useState(true);
  const take = (next: Capture) => {
    setCapture(next);
    onChange();
  };
  const dropped = useDroppedFile(most, (text, file) => take({ text, file }));
  const tooLong = capture.text.length > most;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onAsk({ input: capture.text, redact, ...(federation === "" ? {} : { federationId: federation }) });
  };
  return (
    <Panel title={t("explain.bring")}>
      <form onSubmit={submit}>
        <Stack gap="lg">
          {capture.file === undefined ? (
            <CaptureInput
              text={capture.text}
              tooLong={tooLong}
              dropped={dropped}
              onText={(text) => take({ text })}
            />
          ) : (
            <ChosenFile file={capture.file} onRemove={() => take({ text: "" })} />
          )}
          <FederationSelect value={federation} onChange={onFederation} />
          <Switch
            label={t("explain.redact")}
            description={t("explain.redactNote")}
            checked={redact}
            onChange={(event) => {
              setRedact(event.currentTarget.checked);
              onChange();
            }}
          />
          <div>
            <Button
              type="submit"
              disabled={capture.text.trim() === "" || tooLong}
              loading={busy}
              data-testid="explain-submit"
            >
              {t("explain.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}

interface CaptureInputProps {
  text: string;
  tooLong: boolean;
  dropped: DroppedFile;
  onText: (text: string) => void;
}

function CaptureInput({ text, tooLong, dropped, onText }: CaptureInputProps) {
  const { t } = useTranslation();
  return (
    <>
      <FileDrop
        compact
        file={dropped}
        accept=".har,.json,.xml,.txt,.b64,application/json,text/plain,text/xml,application/xml"
        words={{
          drop: t("explain.drop"),
          choose: t("explain.choose"),
          note: t("explain.dropNote"),
          tooLarge: t("explain.tooLarge"),
        }}
      />
      <Textarea
        label={t("explain.paste")}
        description={t("explain.pasteNote")}
        error={tooLong ? t("explain.tooLarge") : undefined}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.8125rem" } }}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-testid="explain-input"
        {...dropped.handlers}
      />
    </>
  );
}

function ChosenFile({ file, onRemove }: { file: File; onRemove: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.file} data-testid="explain-file">
      <IconFileText size={20} stroke={1.6} aria-hidden />
      <span role="status">
        {t("explain.file", { name: file.name, size: sizeOf(file.size, i18n.language) })}
      </span>
      <Button size="xs" variant="subtle" onClick={onRemove}>
        {t("explain.removeFile")}
      </Button>
    </div>
  );
}

function sizeOf(bytes: number, language: string): string {
  const large = bytes >= 1_000_000;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: large ? "megabyte" : "kilobyte",
    maximumFractionDigits: 1,
  }).format(large ? bytes / 1_000_000 : Math.ceil(bytes / 1000));
}

function FederationSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const list = useQuery(query.federations.list.queryOptions());
  const known = (list.data?.federations ?? []).filter(({ document }) => document.loginPath.kind === "idp");
  const names = known.map(({ id, document }) => ({ value: id, label: document.name }));
  // One that is not in the list (yet) stays chosen, so that what is shown is what is asked for.
  const other = value === "" || known.some(({ id }) => id === value) ? [] : [{ value, label: value }];
  return (
    <NativeSelect
      label={t("explain.federation")}
      maw={420}
      value={value}
      data={[{ value: "", label: t("explain.byIssuer") }, ...names, ...other]}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="explain-federation"
    />
  );
}
