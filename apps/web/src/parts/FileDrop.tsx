import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconFileUpload } from "../../parts/icons.ts";
import classes from "./idp.module.css";

const mebibyte = 1_048_576;

/** A place to drop one file, which is also a plain file input for the keyboard. The file is read in the browser. */
export function FileDrop({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > mebibyte);
    if (file.size <= mebibyte) onText(await readText(file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <label
      htmlFor={id}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} stroke={1.4} aria-hidden />
      <strong>{t("idp.drop")}</strong>
      <span className={classes.choose}>{t("idp.choose")}</span>
      <span className={classes.note}>{t("idp.dropNote")}</span>
      {tooLarge && <span role="alert">{t("idp.tooLarge")}</span>}
      <input
        id={id}
        type="file"
        accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
        aria-label={t("idp.choose")}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** Entra and AD FS write UTF-16 at times; a byte-order mark says so. */
async function readText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(utf16).decode(bytes);
}
