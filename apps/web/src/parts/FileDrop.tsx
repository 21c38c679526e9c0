import { useId } from "react";
import { useTranslation } from "react-i18next";
import classes from "./drop.module.css";
import { IconFileUpload } from "./icons.ts";
import type { DroppedFile } from "./useDroppedFile.ts";

interface FileDropProps {
  file: DroppedFile;
  /** What may come: endings and media types of the file chooser. */
  accept: string;
  words: { drop: string; choose: string; note: string; tooLarge: string };
  compact?: boolean;
}

/** A place to drop one file, which is also a plain file input for the keyboard. */
export function FileDrop({ file, accept, words, compact = false }: FileDropProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={classes.drop}
      data-over={file.over || undefined}
      data-compact={compact || undefined}
      {...file.handlers}
    >
      <IconFileUpload size={28} stroke={1.4} aria-hidden />
      <strong>{words.drop}</strong>
      <span className={classes.choose}>{words.choose}</span>
      <span className={classes.note}>{words.note}</span>
      {file.problem !== undefined && (
        <span role="alert" className={classes.problem}>
          {file.problem === "too-large" ? words.tooLarge : t("common.fileUnreadable")}
        </span>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        aria-label={words.choose}
        onChange={(event) => {
          file.take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
